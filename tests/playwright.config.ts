import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

// Playwright lets its workers print in colours; Node warns in each of them if this variable forbids it.
delete process.env.NO_COLOR;

// Programs that tests start must not remember their libraries in the folder of the person.
process.env.BULLETIN_STATE = join(tmpdir(), "bulletin-state-of-tests");

/** The suites through the real screen: real programs, each on its own empty library, in a real browser. */
export default defineConfig({
  testDir: "screen",
  globalSetup: "./support/build-if-stale.ts",
  // Only against a test that hangs: no test may fail because the machine is busy.
  timeout: 240_000,
  expect: { timeout: 60_000, toPass: { timeout: 60_000 } },
  // Two cores carry two workers: while one waits for a save or a print, the other draws.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  reporter: "line",
  use: { viewport: { width: 1440, height: 900 }, locale: "zh-CN", timezoneId: "Asia/Shanghai", trace: "off" },
});
