/** Writes what is typed in the fields of the imprint into the bulletin. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import type { Imprint } from "../../../shared/document/schema.ts";
import { without } from "../../../shared/basics/without.ts";
import { useMessages } from "../../app/messages.tsx";
import { formatList, readList, readNumber } from "../../../shared/publications/field-text.ts";
import { editFrame, readFrame } from "../document/frame.ts";
import type { WrittenValue } from "./use-field-draft.ts";

type Write = (text: string) => WrittenValue;

export interface ImprintEdits {
  writeStaff(name: "editor" | "proofreader" | "approver"): Write;
  writeList(name: "report" | "deliver" | "send"): Write;
  writeContact(name: "email" | "phone"): Write;
  writeCopies: Write;
  /** Writes one of the further lines (其他行). */
  writeOtherLine(index: number): Write;
  /** Replaces all further lines. */
  setOtherLines(lines: readonly string[]): void;
}

/** The edits of the imprint, one undo step for each field. */
export function useImprintEdits(): ImprintEdits {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages().editor;
  const edit = (name: string, change: (imprint: Imprint) => Imprint) =>
    editFrame(editor, `imprint.${name}`, (frame) => ({ ...frame, imprint: change(frame.imprint) }));
  const current = () => readFrame(editor).imprint;
  const setOtherLines = (lines: readonly string[]) =>
    edit("other", (imprint) => ({
      ...without(imprint, "other"),
      ...(lines.length === 0 ? {} : { other: [...lines] }),
    }));

  return {
    writeStaff: (name) => (text) => {
      edit(`staff.${name}`, (imprint) => ({ ...imprint, staff: { ...imprint.staff, [name]: text } }));
      return { value: text };
    },
    writeList: (name) => (text) => {
      edit(name, (imprint) => ({ ...imprint, [name]: readList(text) }));
      return { value: formatList(current()[name]) };
    },
    writeContact: (name) => (text) => {
      edit(name, (imprint) => ({ ...imprint, [name]: text }));
      return { value: text };
    },
    writeCopies: (text) => {
      const number = readNumber(text);
      if (number === undefined) {
        const value = String(current().copies ?? "");
        return { value, problem: messages.notNumber(value) };
      }
      edit("copies", (imprint) => ({
        ...without(imprint, "copies"),
        ...(number === null ? {} : { copies: number }),
      }));
      return { value: String(number ?? "") };
    },
    writeOtherLine: (index) => (text) => {
      setOtherLines((current().other ?? []).toSpliced(index, 1, text));
      return { value: text };
    },
    setOtherLines,
  };
}
