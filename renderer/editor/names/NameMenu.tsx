import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { COMMAND_PRIORITY_EDITOR } from "lexical";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { rangeOf } from "../find/ranges.ts";
import { OptionList } from "../options/OptionList.tsx";
import { useEditorList } from "../options/use-editor-list.ts";
import { COMPLETE_NAME_COMMAND } from "./command.ts";
import { useNames } from "./names-context.tsx";
import { useOptions } from "./use-options.ts";
import { watchNames, type Begun, type NameWatch } from "./watch-names.ts";

const kinds = ["unit", "person"] as const;

/** The names that what is typed in the body may become. Tab takes the first one; Enter is the text's until ArrowDown leads into the list. */
export function NameMenu() {
  const [editor] = useLexicalComposerContext();
  const names = useNames();
  const { notify } = useApp();
  const words = useMessages().names;
  const [begun, setBegun] = useState<Begun | null>(null);
  const watch = useRef<NameWatch | null>(null);
  useEffect(() => {
    const watching = watchNames(
      editor,
      (before, asked) => names.complete(before, { ...asked, kinds }),
      setBegun,
    );
    watch.current = watching;
    const stop = editor.registerCommand(
      COMPLETE_NAME_COMMAND,
      () => {
        if (!watching.ask()) notify({ kind: "done", text: words.noneOffered });
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    );
    return () => {
      stop();
      watching.stop();
      setBegun(null);
    };
  }, [editor, names, notify, words]);
  if (!begun) return null;
  const choose = (text: string) => {
    names.chosen(text);
    watch.current?.choose(text);
  };
  return (
    <NameList
      key={`${begun.block} ${begun.start}`}
      begun={begun}
      onChoose={choose}
      onClose={() => watch.current?.decline()}
    />
  );
}

interface NameListProps {
  begun: Begun;
  onChoose: (text: string) => void;
  onClose: () => void;
}

function NameList({ begun, onChoose, onClose }: NameListProps) {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().names;
  /** Where the person is in these candidates; typed further, he is back in the text. */
  const [moved, setMoved] = useState<{ in: Begun; to: number } | null>(null);
  const current = moved?.in === begun ? moved.to : null;
  const setCurrent = (to: number) => setMoved({ in: begun, to });
  const id = useId();
  const options = useOptions(begun.candidates);
  const choose = (index: number) => {
    const chosen = begun.candidates[index];
    if (chosen) onChoose(chosen.text);
  };
  useEditorList({ id, size: options.length, current, onMove: setCurrent, onChoose: choose, onClose });
  const { block, start, end } = begun;
  const anchor = useCallback(() => {
    const element = editor.getElementByKey(block);
    // A name that goes on in the next line: where the caret is.
    return [...((element && rangeOf(element, start, end)?.getClientRects()) ?? [])].at(-1) ?? null;
  }, [editor, block, start, end]);
  return (
    <OptionList
      id={id}
      label={words.offered}
      options={options}
      current={current}
      anchor={anchor}
      onChoose={choose}
    />
  );
}
