/** Accessibility rules, checked by axe-core in the page under test. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

const source = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** The rules of WCAG 2 A and AA. Only violations are worked out: listing all that passes takes most of the time. */
const options: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
  resultTypes: ["violations"],
};

/** The global variable that axe-core's script defines in a page. */
interface WindowWithAxe {
  axe?: { run: (options: RunOptions) => Promise<AxeResults> };
}

/** Waits for the end of all animations: an element that fades in has its final colours only then. */
export async function waitForAnimations(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== "running"),
  );
}

/**
 * Violations of WCAG 2 A and AA on the whole page, one line each. `where` opens each line. The script of half
 * a megabyte is loaded once into each page.
 */
export async function check(page: Page, where: string): Promise<string[]> {
  await waitForAnimations(page);
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const { violations } = await page.evaluate(
    (runOptions) => (globalThis as WindowWithAxe).axe!.run(runOptions),
    options,
  );
  return violations.map(
    ({ id, nodes }) =>
      `${where}: ${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary?.split("\n").at(1)?.trim()})`).join("; ")}`,
  );
}

/** Checks the page in the light and in the dark theme, as `check` does, and leaves it light. */
export async function checkThemes(page: Page, where: string): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    faults.push(...(await check(page, `${where}: ${colorScheme}`)));
  }
  return faults;
}
