/** Completes names in a field of masthead or imprint: units in the lists, people for the staff. */
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Completion } from "../../../shared/names/complete.ts";
import type { NameKind } from "../../../shared/names/name-index.ts";
import { useMessages } from "../../app/messages.tsx";
import { listAction } from "../options/list-action.ts";
import { OptionList } from "../options/OptionList.tsx";
import { Declined } from "./declined.ts";
import { useNames } from "./names-context.tsx";
import { useOptions } from "./use-options.ts";

type TextElement = HTMLInputElement | HTMLTextAreaElement;

export interface FieldNames {
  /** Call after each change that the person typed. */
  noteTyping(): void;
  /** Handles a key of the open list. True if the list used the key. */
  takesKey(event: KeyboardEvent<TextElement>): boolean;
  /** Closes the list; call when the field loses the focus. */
  close(): void;
  /** ARIA attributes of the field for screen readers. */
  attributes: Record<string, string | boolean | undefined>;
  list: ReactNode;
}

/** The names of an open list. `end` is the caret, in UTF-16 units. */
interface FieldOffer extends Completion {
  end: number;
  /** The text of the field that the offer belongs to: undo may change it. */
  text: string;
}

/**
 * @param text the text of the field
 * @param kind which names the field contains; undefined if the tables have none of them
 * @param onChoose called with the change of the field's text, to make it an undo step of its own
 */
export function useFieldNames(
  element: { current: TextElement | null },
  text: string,
  kind: NameKind | undefined,
  onChoose: (change: () => void) => void,
): FieldNames {
  const names = useNames();
  const words = useMessages().names;
  const id = useId();
  const [offer, setOffer] = useState<FieldOffer | null>(null);
  const open = offer?.text === text ? offer : null;
  const [current, setCurrent] = useState<number | null>(null);
  const declinedStretches = useRef(new Declined());
  /** Length of the text after the last typed change: names are offered while it grows. */
  const length = useRef<number | null>(null);
  const options = useOptions(open?.candidates);
  const anchor = () => element.current?.closest("[data-field]")?.getBoundingClientRect() ?? null;
  const close = () => {
    setOffer(null);
    setCurrent(null);
  };

  const decline = ({ typedLength, end }: FieldOffer, text: string) => {
    declinedStretches.current.add(id, end - typedLength, end - typedLength + text.length);
    close();
  };
  const choose = (index: number) => {
    const field = element.current;
    const candidate = open?.candidates[index];
    if (!field || !open || !candidate) return;
    names.remember(candidate.text);
    decline(open, candidate.text);
    onChoose(() => {
      field.setRangeText(candidate.text, open.end - open.typedLength, open.end, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  };

  const offerNames = () => {
    const field = element.current;
    if (!field || !kind) return;
    const { value, selectionStart, selectionEnd } = field;
    const grew = value.length > (length.current ?? 0);
    length.current = value.length;
    setCurrent(null);
    if (selectionStart === null || selectionStart !== selectionEnd || (!grew && !open)) return setOffer(null);
    const completion = names.complete(value.slice(0, selectionStart), { kinds: [kind], place: "item" });
    setOffer(
      completion &&
        !declinedStretches.current.covers(id, selectionStart - completion.typedLength, selectionStart)
        ? { ...completion, end: selectionStart, text: value }
        : null,
    );
  };

  const takeKey = (event: KeyboardEvent<TextElement>): boolean => {
    const action = open && !hasModifier(event) ? listAction(event.key, current, options.length) : null;
    // A caret that moves away leaves the typed name.
    if (!action && /^(?:Arrow|Home|End|Page)/u.test(event.key)) close();
    if (!open || !action) return false;
    event.preventDefault();
    if (action.kind === "move") setCurrent(action.to);
    else if (action.kind === "choose") choose(action.index);
    else decline(open, element.current?.value.slice(open.end - open.typedLength, open.end) ?? "");
    return true;
  };

  return {
    noteTyping: offerNames,
    takesKey: takeKey,
    close: () => {
      length.current = null;
      declinedStretches.current.clear();
      close();
    },
    attributes: kind ? listAttributes(id, open !== null, current) : {},
    list: open ? (
      <OptionList {...{ id, options, current, anchor }} label={words.offered} onChoose={choose} />
    ) : null,
  };
}

const hasModifier = ({ shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  shiftKey || ctrlKey || altKey || metaKey;

/** The ARIA attributes of a combo box whose list has this id. `current` is the index of the active row. */
function listAttributes(
  id: string,
  isOpen: boolean,
  current: number | null,
): Record<string, string | boolean | undefined> {
  return {
    "aria-autocomplete": "list",
    "aria-haspopup": "listbox",
    "aria-controls": isOpen ? id : undefined,
    "aria-activedescendant": isOpen && current !== null ? `${id}-${current}` : undefined,
  };
}
