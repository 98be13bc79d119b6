/** Downloads text or bytes as a file, to wherever the browser or the shell saves downloads. */
export function download(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type = "application/octet-stream",
): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  // Replace characters that file systems do not allow in names.
  link.download = name.replaceAll(/[\\/:*?"<>|\s]+/gu, "_");
  link.click();
  // The browser reads the object after the click; 60 s is ample.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
