/**
 * Global setup of Playwright and of the tests that start the program (`vitest.config.ts`): builds the window that the programs under test serve, where a source is newer
 * than the build.
 */
import { build, isStale } from "../../electron/tools/build.ts";

export default async function buildIfStale(): Promise<void> {
  if (isStale()) await build();
}
