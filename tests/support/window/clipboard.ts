/**
 * Clipboard events as the browser sends them; the system's clipboard is not touched, so tests may run side by
 * side.
 */
import type { Page } from "@playwright/test";

/** Pastes into the element that has the focus: the text of each MIME type. */
export async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(content)) clipboardData.setData(type, text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, data);
}

/** Copies from the element that has the focus: the text of each of these MIME types. */
export async function copy(page: Page, ...types: string[]): Promise<Record<string, string>> {
  return page.evaluate((wantedTypes) => {
    const clipboardData = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }),
    );
    return Object.fromEntries(wantedTypes.map((type) => [type, clipboardData.getData(type)]));
  }, types);
}
