/** Completing names in a field of masthead or imprint: units in its lists, people for its staff. */
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Completion } from "../../../shared/bulletin/names/complete.ts";
import type { NameKind } from "../../../shared/bulletin/names/name-index.ts";
import { useMessages } from "../../app/messages.tsx";
import { listAction } from "../options/list-action.ts";
import { OptionList } from "../options/OptionList.tsx";
import { Declined } from "./declined.ts";
import { useNames } from "./names-context.tsx";
import { useOptions } from "./use-options.ts";

type TextElement = HTMLInputElement | HTMLTextAreaElement;

export interface FieldNames {
  /** To be called after each change that a person typed. */
  typed(): void;
  /** Whether the list took the key. */
  takesKey(event: KeyboardEvent<TextElement>): boolean;
  close(): void;
  /** What the field tells those who listen. */
  attributes: Record<string, string | boolean | undefined>;
  list: ReactNode;
}

interface Open extends Completion {
  end: number;
  /** The field's text that it is for: undo may make it another. */
  text: string;
}

/**
 * @param text what the field shows.
 * @param kind what the field names; undefined: nothing that the tables have.
 * @param onChoose called around the change of the field's text, which is a step of undo of its own.
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
  const [offered, setOpen] = useState<Open | null>(null);
  const open = offered?.text === text ? offered : null;
  const [current, setCurrent] = useState<number | null>(null);
  const declined = useRef(new Declined());
  /** Length of the text when it was last typed in: names are offered as it grows. */
  const length = useRef<number | null>(null);
  const options = useOptions(open?.candidates);
  const anchor = () => element.current?.closest(".field")?.getBoundingClientRect() ?? null;
  const close = () => {
    setOpen(null);
    setCurrent(null);
  };
  const decline = ({ typed, end }: Open, text: string) => {
    declined.current.add(id, end - typed, end - typed + text.length);
    close();
  };
  const choose = (index: number) => {
    const field = element.current;
    const chosen = open?.candidates[index];
    if (!field || !open || !chosen) return;
    names.chosen(chosen.text);
    decline(open, chosen.text);
    onChoose(() => {
      field.setRangeText(chosen.text, open.end - open.typed, open.end, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  };

  return {
    typed: () => {
      const field = element.current;
      if (!field || !kind) return;
      const { value, selectionStart, selectionEnd } = field;
      const grew = value.length > (length.current ?? 0);
      length.current = value.length;
      setCurrent(null);
      if (selectionStart === null || selectionStart !== selectionEnd || (!grew && !open))
        return setOpen(null);
      const found = names.complete(value.slice(0, selectionStart), { kinds: [kind], place: "item" });
      setOpen(
        found && !declined.current.covers(id, selectionStart - found.typed, selectionStart)
          ? { ...found, end: selectionStart, text: value }
          : null,
      );
    },
    takesKey: (event) => {
      const action =
        open && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey
          ? listAction(event.key, current, options.length)
          : null;
      // A caret that goes elsewhere leaves the name that was typed.
      if (!action && /^(?:Arrow|Home|End|Page)/u.test(event.key)) close();
      if (!open || !action) return false;
      event.preventDefault();
      if (action.kind === "move") setCurrent(action.to);
      else if (action.kind === "choose") choose(action.index);
      else decline(open, element.current?.value.slice(open.end - open.typed, open.end) ?? "");
      return true;
    },
    close: () => {
      length.current = null;
      declined.current.clear();
      close();
    },
    attributes: kind
      ? {
          "aria-autocomplete": "list",
          "aria-haspopup": "listbox",
          "aria-controls": open ? id : undefined,
          "aria-activedescendant": open && current !== null ? `${id}-${current}` : undefined,
        }
      : {},
    list: open ? (
      <OptionList
        id={id}
        label={words.offered}
        options={options}
        current={current}
        anchor={anchor}
        onChoose={choose}
      />
    ) : null,
  };
}
