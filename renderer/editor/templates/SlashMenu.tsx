import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getNodeByKey, $getState } from "lexical";
import { useCallback, useEffect, useId, useMemo, useState } from "react";
import type { Template } from "../../../shared/contract/templates.ts";
import { useMessages } from "../../app/messages.tsx";
import { $isBlock, idState } from "../nodes.ts";
import { OptionList } from "../options/OptionList.tsx";
import { useEditorList } from "../options/use-editor-list.ts";
import { watchSlash, type Slash } from "./slash.ts";
import { namedLike } from "./use-templates.ts";

interface SlashMenuProps {
  templates: readonly Template[];
  /** Puts a template in the place of the paragraph with this id. */
  onChoose: (template: Template, block: string) => void;
}

/** The list that `/` opens in an empty paragraph. The caret stays in the text: what is typed further chooses. */
export function SlashMenu({ templates, onChoose }: SlashMenuProps) {
  const [editor] = useLexicalComposerContext();
  const [slash, setSlash] = useState<Slash | null>(null);
  useEffect(() => watchSlash(editor, (next) => setSlash((now) => (now?.key === next?.key && now?.query === next?.query ? now : next))), [editor]);
  const found = useMemo(() => (slash ? namedLike(templates, slash.query) : []), [templates, slash]);
  if (!slash || found.length === 0 || !editor.isEditable()) return null;
  const choose = (template: Template) => {
    const block = editor.getEditorState().read(() => {
      const node = $getNodeByKey(slash.key);
      return $isBlock(node) ? $getState(node, idState) : null;
    });
    setSlash(null);
    if (block !== null) onChoose(template, block);
  };
  return <SlashList key={`${slash.key} ${slash.query}`} slash={slash} found={found} onChoose={choose} onClose={() => setSlash(null)} />;
}

interface SlashListProps {
  slash: Slash;
  found: readonly Template[];
  onChoose: (template: Template) => void;
  onClose: () => void;
}

function SlashList({ slash, found, onChoose, onClose }: SlashListProps) {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().templates;
  const [current, setCurrent] = useState(0);
  const id = useId();
  const options = useMemo(() => found.map(({ id: key, name, kind }) => ({ key, text: name, note: words.kinds[kind] })), [found, words]);
  const choose = (index: number) => {
    const chosen = found[index];
    if (chosen) onChoose(chosen);
  };
  useEditorList({ id, size: found.length, current, onMove: setCurrent, onChoose: choose, onClose });
  const anchor = useCallback(() => {
    const line = editor.getElementByKey(slash.key);
    if (!line) return null;
    const range = document.createRange();
    range.selectNodeContents(line);
    return range.getBoundingClientRect();
  }, [editor, slash.key]);
  return <OptionList id={id} label={words.insert} options={options} current={current} anchor={anchor} onPoint={setCurrent} onChoose={choose} />;
}
