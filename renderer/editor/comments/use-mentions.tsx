/** Offers names after `@` is typed in a remark. */
import { useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { findBegunMention } from "../../../shared/revisions/mentions.ts";
import { useMessages } from "../../app/messages.tsx";
import { listAction } from "../options/list-action.ts";
import { OptionList, type Option } from "../options/OptionList.tsx";

/** The number of options shown; a person narrows more of them by typing on. */
const maximumOptions = 8;

interface Mentions {
  /** Call after each typed change, and after an input method has committed its text. */
  noteTyping(): void;
  /** Handles a key; returns true if the list used it. */
  takesKey(event: KeyboardEvent): boolean;
  close(): void;
  attributes: Record<string, string | undefined>;
  list: ReactNode;
}

/**
 * @param field the text field
 * @param all all names that can be mentioned
 * @param write keeps the text after a name was inserted
 */
export function useMentions(
  field: RefObject<HTMLTextAreaElement | null>,
  all: readonly Option[],
  write: (text: string) => void,
): Mentions {
  const words = useMessages().comments;
  const id = useId();
  /** The text typed after `@`; null while no mention is being typed. */
  const [typedText, setTypedText] = useState<string | null>(null);
  const [current, setCurrent] = useState(0);
  const options =
    typedText === null
      ? []
      : all
          .filter(({ text }) => text.toLowerCase().includes(typedText.toLowerCase()) && text !== typedText)
          .slice(0, maximumOptions);
  const isOpen = options.length > 0;
  const close = () => setTypedText(null);
  const choose = (index: number) => {
    const element = field.current;
    const option = options[index];
    if (!element || !option || typedText === null) return;
    const end = element.selectionEnd;
    element.setRangeText(`${option.text} `, end - typedText.length, end, "end");
    write(element.value);
    close();
  };
  return {
    noteTyping: () => {
      const element = field.current;
      setCurrent(0);
      setTypedText(
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
