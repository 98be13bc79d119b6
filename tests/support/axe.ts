import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * Violations of WCAG 2 A and AA on the whole page, one line each. `where` opens each line.
 * Only violations are worked out: listing all that passes takes most of the time. Without frames, which the window does
 * not have (`setLegacyMode`), axe needs no second page.
 */
export async function check(page: Page, where: string): Promise<string[]> {
  // An element that fades in has its final colours only at the end.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== "running"),
  );
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
