/// <reference lib="dom" />
/** Replaces the document of a page. Runs in the page. */
export function replaceDocument(html: string): void {
  document.open();
  document.write(html);
  document.close();
}
