import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What is on the screen, by the rules of WCAG 2 A and AA. The paper has the colours of the print. */
export async function check(page: Page, where: string): Promise<string[]> {
  // What fades in has its colours only then.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== "running"),
  );
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${where}: ${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary?.split("\n").at(1)?.trim()})`).join("; ")}`,
  );
}
