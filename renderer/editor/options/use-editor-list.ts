/** Passes keys pressed in the body to a list of options that is open beside the caret. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  COMMAND_PRIORITY_CRITICAL,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
} from "lexical";
import { useEffect, useLayoutEffect, useRef } from "react";
import { listAction, type ListKey } from "./list-action.ts";

interface EditorList {
  /** Id of the list element. */
  id: string;
  size: number;
  /** Index of the highlighted option; null before the first arrow key. */
  current: number | null;
  onMove: (to: number) => void;
  onChoose: (index: number) => void;
  onClose: () => void;
}

/** Passes the keys while the calling component is mounted. */
export function useEditorList(list: EditorList): void {
  const [editor] = useLexicalComposerContext();
  const latest = useRef(list);
  useLayoutEffect(() => {
    latest.current = list;
  });
  useLayoutEffect(() => {
    const press = (key: ListKey) => (event: KeyboardEvent | null) => {
      const { current, size, onMove, onChoose, onClose } = latest.current;
      const action = event?.shiftKey ? null : listAction(key, current, size);
      if (!action) return false;
      event?.preventDefault();
      if (action.kind === "move") onMove(action.to);
      else if (action.kind === "close") onClose();
      // The editor is still in the update of this key; choosing an option needs an update of its own.
      else queueMicrotask(() => onChoose(action.index));
      return true;
    };
    return mergeRegister(
      editor.registerCommand(KEY_ARROW_DOWN_COMMAND, press("ArrowDown"), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ARROW_UP_COMMAND, press("ArrowUp"), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ENTER_COMMAND, press("Enter"), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_TAB_COMMAND, press("Tab"), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ESCAPE_COMMAND, press("Escape"), COMMAND_PRIORITY_CRITICAL),
    );
  }, [editor]);

  // ARIA attributes, so that a screen reader reads the highlighted option.
  const { id, current } = list;
  useEffect(() => {
    const root = editor.getRootElement();
    root?.setAttribute("aria-controls", id);
    if (current !== null) root?.setAttribute("aria-activedescendant", `${id}-${current}`);
    return () => {
      root?.removeAttribute("aria-controls");
      root?.removeAttribute("aria-activedescendant");
    };
  }, [editor, id, current]);
}
