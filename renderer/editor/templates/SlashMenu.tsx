import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getNodeByKey, $getState, type NodeKey } from "lexical";
import { useCallback, useEffect, useId, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { useMessages } from "../../app/messages.tsx";
import { $isBlock, idState } from "../nodes/nodes.ts";
import { OptionList } from "../options/OptionList.tsx";
import { useEditorList } from "../options/use-editor-list.ts";
import { watchSlash, type Slash } from "./slash.ts";
import { namedLike } from "./use-templates.ts";

/** A row of the list: a template, a table or a picture. */
export interface SlashOption {
  id: string;
  name: string;
  /** The kind of the option, shown in grey. */
  kind: string;
  /** Replaces the paragraph in which the option was typed. */
  choose: (paragraph: { id: string; key: NodeKey }) => void;
}

/**
 * The list that `/` opens in an empty paragraph. The caret stays in the text, and further typing filters the
 * list.
 */
export function SlashMenu({ options }: { options: readonly SlashOption[] }) {
  const [editor] = useLexicalComposerContext();
  const [slash, setSlash] = useState<Slash | null>(null);
  // Rendered at once: the next key may come before the next turn of React, and Enter must choose from the list.
  useEffect(() => watchSlash(editor, (next) => flushSync(() => setSlash(next))), [editor]);
  const matches = useMemo(() => (slash ? namedLike(options, slash.query) : []), [options, slash]);
  if (!slash || matches.length === 0 || !editor.isEditable()) return null;
  const choose = (option: SlashOption) => {
    const block = editor.getEditorState().read(() => {
      const node = $getNodeByKey(slash.key);
      return $isBlock(node) ? $getState(node, idState) : null;
    });
    setSlash(null);
    if (block !== null) option.choose({ id: block, key: slash.key });
  };
  return (
    <SlashList
      key={`${slash.key} ${slash.query}`}
      slash={slash}
      matches={matches}
      onChoose={choose}
      onClose={() => setSlash(null)}
    />
  );
}

interface SlashListProps {
  slash: Slash;
  matches: readonly SlashOption[];
  onChoose: (option: SlashOption) => void;
  onClose: () => void;
}

function SlashList({ slash, matches, onChoose, onClose }: SlashListProps) {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().objects;
  const [current, setCurrent] = useState(0);
  const id = useId();
  const options = useMemo(
    () => matches.map(({ id: key, name, kind }) => ({ key, text: name, note: kind })),
    [matches],
  );
  const choose = (index: number) => {
    const match = matches[index];
    if (match) onChoose(match);
  };
  useEditorList({ id, size: matches.length, current, onMove: setCurrent, onChoose: choose, onClose });
  const anchor = useCallback(() => {
    const line = editor.getElementByKey(slash.key);
    if (!line) return null;
    const range = document.createRange();
    range.selectNodeContents(line);
    return range.getBoundingClientRect();
  }, [editor, slash.key]);
  return (
    <OptionList
      id={id}
      label={words.insert}
      options={options}
      current={current}
      anchor={anchor}
      onPoint={setCurrent}
      onChoose={choose}
    />
  );
}
