/** Writes what is typed in the fields of the masthead into the bulletin. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import type { DateForm } from "../../../shared/publications/publication.ts";
import type { Masthead } from "../../../shared/document/schema.ts";
import { without } from "../../../shared/basics/without.ts";
import { useMessages } from "../../app/messages.tsx";
import { formatMastheadDate, readDate, readNumber } from "../../../shared/publications/field-text.ts";
import { editFrame, readFrame } from "../document/frame.ts";
import type { WrittenValue } from "./use-field-draft.ts";

type Write = (text: string) => WrittenValue;

export interface MastheadEdits {
  writeNumber(name: "number" | "runningNumber"): Write;
  /** For a field that a masthead has only while it has text. */
  writeOptional(name: "secrecy" | "urgency"): Write;
  writeIssuer: Write;
  writeDate: Write;
  /** Makes the bulletin print 本期要目. */
  addContents(): void;
}

/** @param dateForm how a typed date is printed */
export function useMastheadEdits(dateForm: DateForm): MastheadEdits {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages().editor;
  const edit = (name: string, change: (masthead: Masthead) => Masthead) =>
    editFrame(editor, `masthead.${name}`, (frame) => ({ ...frame, masthead: change(frame.masthead) }));
  const current = () => readFrame(editor).masthead;

  return {
    writeNumber: (name) => (text) => {
      const number = readNumber(text);
      if (number === undefined) {
        const value = String(current()[name] ?? "");
        return { value, problem: messages.notNumber(value) };
      }
      // An empty number is null in the bulletin; an empty running number is absent.
      const isAbsent = number === null && name === "runningNumber";
      edit(name, (masthead) =>
        isAbsent ? without(masthead, "runningNumber") : { ...masthead, [name]: number },
      );
      return { value: String(number ?? "") };
    },
    writeOptional: (name) => (text) => {
      const isAbsent = text.trim() === "";
      edit(name, (masthead) => (isAbsent ? without(masthead, name) : { ...masthead, [name]: text }));
      return { value: current()[name] ?? "" };
    },
    writeIssuer: (text) => {
      edit("issuer", (masthead) => ({ ...masthead, issuer: text }));
      return { value: text };
    },
    writeDate: (text) => {
      edit("date", (masthead) => ({ ...without(masthead, "dateText"), ...readDate(text, dateForm) }));
      return { value: formatMastheadDate(current()) };
    },
    addContents: () => edit("contents", (masthead) => ({ ...masthead, contents: true })),
  };
}
