/** Pictures come in: chosen from files, dropped, pasted. The library keeps them, the issue names them. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { DRAG_DROP_PASTE } from "@lexical/rich-text";
import { COMMAND_PRIORITY_EDITOR, COMMAND_PRIORITY_LOW, mergeRegister } from "lexical";
import { useEffect, useRef } from "react";
import { imageTypes, type Figure } from "../../../shared/bulletin/schema.ts";
import { bytesToBase64 } from "../../app/base64.ts";
import { ask, useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { useTask } from "../../app/use-task.ts";
import { usePage } from "../page-context.ts";
import {
  ADD_PICTURES_COMMAND,
  CHOOSE_PICTURES_COMMAND,
  PICTURES_LEFT_OUT_COMMAND,
  type PicturePlace,
} from "./command.ts";
import { insertFigures, placeForObjects } from "./edit.ts";
import { shareFor } from "./figure-size.ts";

export function Pictures() {
  const [editor] = useLexicalComposerContext();
  const { bridge, notify } = useApp();
  const task = useTask();
  const words = useMessages().objects;
  const page = usePage();
  const input = useRef<HTMLInputElement>(null);
  const place = useRef<PicturePlace>({});
  useEffect(() => {
    /** The core says of each whether it may come in; what it refuses it tells. */
    const add = async (given: readonly { file: File; place: PicturePlace }[]) => {
      const figures: { figure: Figure; place: PicturePlace }[] = [];
      for (const { file, place: where } of given) {
        const added = await task(async () =>
          ask(bridge, "assets.add", {
            name: file.name,
            bytes: bytesToBase64(new Uint8Array(await file.arrayBuffer())),
          }),
        );
        if (added) figures.push({ figure: { ...added, share: shareFor(added.width, page) }, place: where });
      }
      insertFigures(editor, figures);
    };
    return mergeRegister(
      editor.registerCommand(
        CHOOSE_PICTURES_COMMAND,
        (where) => {
          place.current =
            where.instead === undefined && where.over === undefined
              ? { after: placeForObjects(editor) }
              : where;
          if (input.current) input.current.multiple = where.over === undefined;
          input.current?.click();
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        ADD_PICTURES_COMMAND,
        (pictures) => {
          void add(pictures);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        PICTURES_LEFT_OUT_COMMAND,
        (count) => {
          notify({ kind: "error", text: words.picturesLeftOut(count) });
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      // Files that were dropped on the paper, or are all that the clipboard has. Other files are none of the editor's.
      editor.registerCommand(
        DRAG_DROP_PASTE,
        (files) => {
          const pictures = files.filter(({ type }) => type.startsWith("image/"));
          // After this update, which says where they were dropped.
          queueMicrotask(() => {
            const after = placeForObjects(editor);
            if (editor.isEditable()) void add(pictures.map((file) => ({ file, place: { after } })));
          });
          return pictures.length > 0;
        },
        COMMAND_PRIORITY_LOW,
      ),
    );
  }, [editor, bridge, notify, page, task, words]);
  const choose = (files: FileList | null) => {
    const where = place.current;
    if (files)
      editor.dispatchCommand(
        ADD_PICTURES_COMMAND,
        [...files].map((file) => ({ file, place: where })),
      );
  };
  return (
    <input
      ref={input}
      type="file"
      hidden
      accept={imageTypes.join(",")}
      data-testid="picture-file"
      onChange={(event) => {
        choose(event.currentTarget.files);
        event.currentTarget.value = "";
      }}
    />
  );
}
