/**
 * Pictures on the clipboard. Office programs add a picture to copied text and tables too; it is used only if
 * there is nothing else.
 */
import { COMMAND_PRIORITY_HIGH, PASTE_COMMAND, type LexicalEditor } from "lexical";
import { base64ToBytes } from "../../../app/base64.ts";
import { ADD_PICTURES_COMMAND } from "../../document/object-commands.ts";
import { placeForObjects } from "../../document/edit.ts";

const isPictureAlone = (html: string): boolean => {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return (
    body.querySelector("img") !== null &&
    body.querySelector("table") === null &&
    (body.textContent ?? "").trim() === ""
  );
};

/** Copying a picture on a web page gives its file and HTML with its address only; then the file is used. */
export function registerPastedPictures(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    PASTE_COMMAND,
    (event) => {
      const clipboard = event instanceof ClipboardEvent ? event.clipboardData : null;
      const files = [...(clipboard?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
      const html = clipboard?.getData("text/html") ?? "";
      if (files.length === 0 || html === "" || !isPictureAlone(html)) return false;
      event.preventDefault();
      const after = placeForObjects(editor);
      editor.dispatchCommand(
        ADD_PICTURES_COMMAND,
        files.map((file) => ({ file, place: { after } })),
      );
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
}

/** Decodes a `data:` address to a file; null for any other address. */
export function fileOfAddress(address: string, name: string): File | null {
  const [, type, data] = /^data:(image\/[\w.+-]+);base64,([\d+/=A-Za-z\s]+)$/u.exec(address) ?? [];
  if (type === undefined || data === undefined) return null;
  try {
    return new File([base64ToBytes(data.replaceAll(/\s/gu, ""))], name, { type });
  } catch {
    return null;
  }
}
