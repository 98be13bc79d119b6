/** Typing `@` in a remark offers whom it may mention. */
import { useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { findBegunMention } from "../../../shared/revisions/mentions.ts";
import { useMessages } from "../../app/messages.tsx";
import { listAction } from "../options/list-action.ts";
import { OptionList, type Option } from "../options/OptionList.tsx";

/** So many are offered: more are not read, but narrowed by typing on. */
const most = 8;

interface Mentions {
  /** To be called after each change that a person typed, once the input method is done. */
  typed(): void;
  /** Whether the list took the key. */
  takesKey(event: KeyboardEvent): boolean;
  close(): void;
  attributes: Record<string, string | undefined>;
  list: ReactNode;
}

export function useMentions(
  field: RefObject<HTMLTextAreaElement | null>,
  all: readonly Option[],
  write: (text: string) => void,
): Mentions {
  const words = useMessages().comments;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [current, setCurrent] = useState(0);
  const options =
    typed === null
      ? []
      : all
          .filter(({ text }) => text.toLowerCase().includes(typed.toLowerCase()) && text !== typed)
          .slice(0, most);
  const isOpen = options.length > 0;
  const close = () => setTyped(null);
  const choose = (index: number) => {
    const [element, chosen] = [field.current, options[index]];
    if (!element || !chosen || typed === null) return;
    const end = element.selectionEnd;
    element.setRangeText(`${chosen.text} `, end - typed.length, end, "end");
    write(element.value);
    close();
  };
  return {
    typed: () => {
      const element = field.current;
      setCurrent(0);
      setTyped(
        element && element.selectionStart === element.selectionEnd
          ? findBegunMention(element.value.slice(0, element.selectionEnd))
          : null,
      );
    },
    takesKey: (event) => {
      const action =
        isOpen && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey
          ? listAction(event.key, current, options.length)
          : null;
      if (!action) return false;
      event.preventDefault();
      if (action.kind === "move") setCurrent(action.to);
      else if (action.kind === "choose") choose(action.index);
      else close();
      return true;
    },
    close,
    attributes: {
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-controls": isOpen ? id : undefined,
      "aria-activedescendant": isOpen ? `${id}-${current}` : undefined,
    },
    list: isOpen ? (
      <OptionList
        id={id}
        label={words.mentions}
        options={options}
        current={current}
        anchor={() => field.current?.getBoundingClientRect() ?? null}
        onPoint={setCurrent}
        onChoose={choose}
      />
    ) : null,
  };
}
