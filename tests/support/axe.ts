/** Accessibility rules, checked by axe-core in the page under test. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** Waits for the end of all animations: an element that fades in has its final colours only then. */
export async function waitForAnimations(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== "running"),
  );
}

/**
 * Violations of WCAG 2 A and AA on the whole page, one line each. `where` opens each line. Only violations
 * are worked out: listing all that passes takes most of the time. Without frames, which the window does not
 * have (`setLegacyMode`), axe needs no second page.
 */
export async function check(page: Page, where: string): Promise<string[]> {
  await waitForAnimations(page);
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .setLegacyMode()
    .analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${where}: ${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary?.split("\n").at(1)?.trim()})`).join("; ")}`,
  );
}
