/**
 * Escapes text for HTML. Control characters, which HTML does not allow, become the replacement character
 * U+FFFD.
 */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/[\0-\u0008\v\f\u000E-\u001F\u007F-\u009F]|\p{Cs}/gu, "\uFFFD");
}
