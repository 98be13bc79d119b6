import type { FileChooser, Page } from "@playwright/test";

type Files = Parameters<FileChooser["setFiles"]>[0];

/** Does what opens a file chooser, and chooses files in it. */
export async function chooseFiles(page: Page, files: Files, open: () => Promise<void>): Promise<void> {
  const fileChooser = page.waitForEvent("filechooser");
  // `waitForEvent` does not wait until the browser reports choosers, and keys overtake that on a busy machine:
  // the chooser would open and close unseen. The page answers this after it has been told.
  await page.evaluate(() => {});
  await open();
  await (await fileChooser).setFiles(files);
}
