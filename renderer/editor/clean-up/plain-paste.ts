/**
 * Recognises 粘贴为纯文本 (Ctrl+Shift+V), which inserts the text unchanged. The paste event does not show which
 * keys caused it, so the keys before it are watched.
 */
let isPlain = false;

/** True while handling a paste that was started by those keys. */
export const isPlainPaste = (): boolean => isPlain;

/** Starts watching the keys; returns the function that stops it. */
export function watchPlainPaste(): () => void {
  const listeners = new AbortController();
  const options = { signal: listeners.signal, capture: true };
  addEventListener(
    "keydown",
    (event) => (isPlain = event.code === "KeyV" && event.shiftKey && (event.ctrlKey || event.metaKey)),
    options,
  );
  for (const name of ["keyup", "blur"] as const) addEventListener(name, () => (isPlain = false), options);
  return () => listeners.abort();
}
