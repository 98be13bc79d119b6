import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getNodeByKey, $getState, COMMAND_PRIORITY_CRITICAL, KEY_ARROW_DOWN_COMMAND, KEY_ARROW_UP_COMMAND, KEY_ENTER_COMMAND, KEY_ESCAPE_COMMAND, KEY_TAB_COMMAND, mergeRegister, type NodeKey } from "lexical";
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useMessages } from "../../app/messages.tsx";
import { $isBlock, idState } from "../nodes.ts";
import { watchSlash, type Slash } from "./slash.ts";
import { namedLike } from "./use-templates.ts";

/** What can be chosen: a template, a table, a picture. */
export interface SlashOption {
  id: string;
  name: string;
  /** What it is, in grey. */
  kind: string;
  /** Puts it in the place of the paragraph in which the choice was typed. */
  choose: (paragraph: { id: string; key: NodeKey }) => void;
}

/** The list that `/` opens in an empty paragraph. The caret stays in the text: what is typed further chooses. */
export function SlashMenu({ options }: { options: readonly SlashOption[] }) {
  const [editor] = useLexicalComposerContext();
  const [slash, setSlash] = useState<Slash | null>(null);
  useEffect(() => watchSlash(editor, (next) => setSlash((now) => (now?.key === next?.key && now?.query === next?.query ? now : next))), [editor]);
  const found = useMemo(() => (slash ? namedLike(options, slash.query) : []), [options, slash]);
  if (!slash || found.length === 0 || !editor.isEditable()) return null;
  const choose = (option: SlashOption) => {
    const block = editor.getEditorState().read(() => {
      const node = $getNodeByKey(slash.key);
      return $isBlock(node) ? $getState(node, idState) : null;
    });
    setSlash(null);
    if (block !== null) option.choose({ id: block, key: slash.key });
  };
  return <SlashList key={`${slash.key} ${slash.query}`} slash={slash} found={found} onChoose={choose} onClose={() => setSlash(null)} />;
}

interface SlashListProps {
  slash: Slash;
  found: readonly SlashOption[];
  onChoose: (option: SlashOption) => void;
  onClose: () => void;
}

/** Room that the list wants below the line, px; else it stands above. */
const room = 300;

function SlashList({ slash, found, onChoose, onClose }: SlashListProps) {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().objects;
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const latest = useRef({ current, found, onChoose, onClose });
  useLayoutEffect(() => {
    latest.current = { current, found, onChoose, onClose };
  });

  useEffect(() => {
    const act = (work: () => void) => (event: KeyboardEvent | null) => {
      event?.preventDefault();
      work();
      return true;
    };
    const step = (by: 1 | -1) => act(() => setCurrent((at) => (at + by + latest.current.found.length) % latest.current.found.length));
    const choose = act(() => {
      const chosen = latest.current.found[latest.current.current];
      // The editor is in the midst of this key's update: what is chosen comes after it.
      if (chosen) queueMicrotask(() => latest.current.onChoose(chosen));
    });
    return mergeRegister(
      editor.registerCommand(KEY_ARROW_DOWN_COMMAND, step(1), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ARROW_UP_COMMAND, step(-1), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ENTER_COMMAND, choose, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_TAB_COMMAND, choose, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ESCAPE_COMMAND, act(() => latest.current.onClose()), COMMAND_PRIORITY_CRITICAL),
    );
  }, [editor]);

  // Who listens rather than looks hears the options as he goes through them.
  useEffect(() => {
    const root = editor.getRootElement();
    root?.setAttribute("aria-controls", id);
    root?.setAttribute("aria-activedescendant", `${id}-${current}`);
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
    return () => {
      root?.removeAttribute("aria-controls");
      root?.removeAttribute("aria-activedescendant");
    };
  }, [editor, id, current]);

  useLayoutEffect(() => {
    const place = () => {
      const element = list.current;
      const line = editor.getElementByKey(slash.key);
      if (!element || !line) return;
      const range = document.createRange();
      range.selectNodeContents(line);
      const { left, top, bottom } = range.getBoundingClientRect();
      const isBelow = innerHeight - bottom > room;
      element.style.left = `${Math.min(left, innerWidth - element.offsetWidth - 8)}px`;
      element.style.top = isBelow ? `${bottom + 6}px` : `${Math.max(8, top - 6 - element.offsetHeight)}px`;
    };
    place();
    addEventListener("scroll", place, { capture: true });
    addEventListener("resize", place);
    return () => {
      removeEventListener("scroll", place, { capture: true });
      removeEventListener("resize", place);
    };
  }, [editor, slash.key]);

  return createPortal(
    <div ref={list} className="menu slash-menu" id={id} role="listbox" aria-label={words.insert}>
      {found.map((option, index) => (
        <button
          type="button" key={option.id} id={`${id}-${index}`} className="slash-option" role="option" tabIndex={-1} aria-selected={index === current} onPointerMove={() => setCurrent(index)}
          // The caret stays in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          {option.name}
          <small>{option.kind}</small>
        </button>
      ))}
    </div>,
    document.body,
  );
}
