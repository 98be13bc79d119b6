/** The list of names that the body offers while one types. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { useTextCommands } from "../session/editor-state.tsx";
import { rangeOf } from "../find/ranges.ts";
import { OptionList } from "../options/OptionList.tsx";
import { useEditorList } from "../options/use-editor-list.ts";
import { useNames } from "./names-context.tsx";
import { useOptions } from "./use-options.ts";
import { watchNames, type NameOffer, type NameWatch } from "./watch-names.ts";

const kinds = ["unit", "person"] as const;

/**
 * Offers names that complete what is typed in the body. Tab takes the first one. Enter still makes a new
 * paragraph until ArrowDown has moved into the list.
 */
export function NameMenu() {
  const [editor] = useLexicalComposerContext();
  const names = useNames();
  const { notify } = useApp();
  const words = useMessages().names;
  const [offer, setOffer] = useState<NameOffer | null>(null);
  const watch = useRef<NameWatch | null>(null);
  useEffect(() => {
    const watcher = watchNames(
      editor,
      (before, options) => names.complete(before, { ...options, kinds }),
      setOffer,
    );
    watch.current = watcher;
    return () => {
      watcher.stop();
      setOffer(null);
    };
  }, [editor, names]);
  useTextCommands("names", {
    "name.complete": () => {
      if (!watch.current?.ask()) notify({ kind: "done", text: words.noneOffered });
    },
  });
  if (!offer) return null;
  const choose = (text: string) => {
    names.remember(text);
    watch.current?.choose(text);
  };
  return (
    <NameList
      key={`${offer.block} ${offer.start}`}
      offer={offer}
      onChoose={choose}
      onClose={() => watch.current?.decline()}
    />
  );
}

interface NameListProps {
  offer: NameOffer;
  onChoose: (text: string) => void;
  onClose: () => void;
}

function NameList({ offer, onChoose, onClose }: NameListProps) {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().names;
  /** The row that the arrow keys reached, valid for one offer only: typing on returns to the text. */
  const [position, setPosition] = useState<{ offer: NameOffer; row: number } | null>(null);
  const current = position?.offer === offer ? position.row : null;
  const setCurrent = (row: number) => setPosition({ offer, row });
  const id = useId();
  const options = useOptions(offer.candidates);
  const choose = (index: number) => {
    const candidate = offer.candidates[index];
    if (candidate) onChoose(candidate.text);
  };
  useEditorList({ id, size: options.length, current, onMove: setCurrent, onChoose: choose, onClose });
  const { block, start, end } = offer;
  const anchor = useCallback(() => {
    const element = editor.getElementByKey(block);
    // If the name wraps to a second line, the list opens at the line with the caret.
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
