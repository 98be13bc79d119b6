/** Gives the person a text as a file, wherever the browser or the shell puts files. */
export function download(name: string, text: string, type = "application/json"): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  // What no file system takes in a name.
  link.download = name.replaceAll(/[\\/:*?"<>|\s]+/gu, "_");
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
