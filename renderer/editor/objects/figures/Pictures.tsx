/**
 * Inserts pictures that are chosen as files, dropped or pasted. The library stores them; the bulletin refers
 * to them by digest.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { DRAG_DROP_PASTE } from "@lexical/rich-text";
import { COMMAND_PRIORITY_EDITOR, COMMAND_PRIORITY_LOW, mergeRegister } from "lexical";
import { useCallback, useEffect, useRef } from "react";
import { imageTypes, type Figure } from "../../../../shared/document/schema.ts";
import { bytesToBase64 } from "../../../app/base64.ts";
import { useApp } from "../../../app/context.tsx";
import { useMessages } from "../../../app/messages.tsx";
import { useTask } from "../../../app/use-task.ts";
import { usePage } from "../../paper/page-context.ts";
import {
  ADD_PICTURES_COMMAND,
  CHOOSE_PICTURES_COMMAND,
  PICTURES_LEFT_OUT_COMMAND,
  type PicturePlace,
} from "../../document/object-commands.ts";
import { insertFigures, placeForObjects } from "../../document/edit.ts";
import { shareFor } from "./figure-size.ts";

/** Answers the commands about pictures. Renders the hidden file input only. */
export function Pictures() {
  const [editor] = useLexicalComposerContext();
  const { notify } = useApp();
  const words = useMessages().objects;
  const input = useRef<HTMLInputElement>(null);
  const place = useRef<PicturePlace>({});
  const add = useAddPictures();
  useEffect(() => {
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
      // Files that were dropped on the paper, or a clipboard with files only. Files that are not pictures are
      // ignored here.
      editor.registerCommand(
        DRAG_DROP_PASTE,
        (files) => {
          const pictures = files.filter(({ type }) => type.startsWith("image/"));
          // Wait for this update: it moves the selection to the place of the drop.
          queueMicrotask(() => {
            const after = placeForObjects(editor);
            if (editor.isEditable()) void add(pictures.map((file) => ({ file, place: { after } })));
          });
          return pictures.length > 0;
        },
        COMMAND_PRIORITY_LOW,
      ),
    );
  }, [editor, add, notify, words]);
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

/** A function that stores pictures in the library and inserts figures for those that the core accepts. */
function useAddPictures() {
  const [editor] = useLexicalComposerContext();
  const { bridge } = useApp();
  const task = useTask();
  const page = usePage();
  return useCallback(
    async (pictures: readonly { file: File; place: PicturePlace }[]) => {
      const figures: { figure: Figure; place: PicturePlace }[] = [];
      for (const { file, place } of pictures) {
        // A refused picture is reported by the task; the others are inserted.
        const answer = await task(async () =>
          bridge.ask("assets.add", {
            name: file.name,
            bytes: bytesToBase64(new Uint8Array(await file.arrayBuffer())),
          }),
        );
        if (answer) figures.push({ figure: { ...answer, share: shareFor(answer.width, page) }, place });
      }
      insertFigures(editor, figures);
    },
    [editor, bridge, page, task],
  );
}
