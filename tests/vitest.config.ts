import { defineConfig } from "vitest/config";

/** Unit tests beside the code, and the suites in tests/ that need no screen. */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname.replace(/^\/([A-Za-z]:)/, "$1"),
  test: {
    include: ["{shared,electron,renderer,tests}/**/*.test.{ts,tsx}"],
    environment: "node",
    setupFiles: ["tests/support/generated-cases.ts"],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
