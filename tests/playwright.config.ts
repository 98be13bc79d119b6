import { defineConfig } from "@playwright/test";

/** The suites through the real screen: the program as it is started, in a real browser, one at a time. */
export default defineConfig({
  testDir: "screen",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  fullyParallel: false,
  reporter: "line",
  use: { viewport: { width: 1440, height: 900 }, locale: "zh-CN", timezoneId: "Asia/Shanghai", trace: "off" },
});
