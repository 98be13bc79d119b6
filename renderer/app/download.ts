/** Gives the person a text, or bytes, as a file, wherever the browser or the shell puts files. */
export function download(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type = "application/octet-stream",
): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  // What no file system takes in a name.
  link.download = name.replaceAll(/[\\/:*?"<>|\s]+/gu, "_");
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
