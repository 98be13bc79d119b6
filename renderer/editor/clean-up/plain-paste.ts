/** 粘贴为纯文本 (Ctrl+Shift+V): the text comes in as it is. The paste itself does not tell; the keys before it do. */
let isAsked = false;

/** Whether the paste under way was asked for by those keys. */
export const isPlainPaste = (): boolean => isAsked;

export function watchPlainPaste(): () => void {
  const listeners = new AbortController();
  const options = { signal: listeners.signal, capture: true };
  addEventListener(
    "keydown",
    (event) => (isAsked = event.code === "KeyV" && event.shiftKey && (event.ctrlKey || event.metaKey)),
    options,
  );
  for (const name of ["keyup", "blur"] as const) addEventListener(name, () => (isAsked = false), options);
  return () => listeners.abort();
}
