/** 版记: staff, 报 送 发, contact and copies, edited where they are printed. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { useState, type KeyboardEvent } from "react";
import type { Imprint } from "../../shared/bulletin/schema.ts";
import { useMessages } from "../app/messages.tsx";
import { AddField } from "./AddField.tsx";
import { Field, type Written } from "./Field.tsx";
import { formatList, readList, readNumber } from "./field-text.ts";
import { editFrame, readFrame, useFrame } from "./frame.ts";
import { without } from "../../shared/bulletin/without.ts";
import { printedWords } from "./printed-words.ts";

const staff = ["editor", "proofreader", "approver"] as const;
const lists = ["report", "deliver", "send"] as const;
const contact = ["email", "phone"] as const;

export function ImprintFields() {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const messages = useMessages().editor;
  const { imprint } = useFrame();
  const [adding, setAdding] = useState<"copies" | "other" | null>(null);

  const edit = (name: string, change: (imprint: Imprint) => Imprint) =>
    editFrame(editor, `imprint.${name}`, (frame) => ({ ...frame, imprint: change(frame.imprint) }));
  const current = () => readFrame(editor).imprint;
  /** A field that takes any text. */
  const plain =
    (name: string, change: (imprint: Imprint, text: string) => Imprint) =>
    (text: string): Written => {
      edit(name, (imprint) => change(imprint, text));
      return { value: text };
    };
  const writeList =
    (name: "report" | "deliver" | "send") =>
    (text: string): Written => {
      edit(name, (imprint) => ({ ...imprint, [name]: readList(text) }));
      return { value: formatList(current()[name]) };
    };
  const writeCopies = (text: string): Written => {
    const read = readNumber(text);
    const kept = String(current().copies ?? "");
    if (read === undefined) return { value: kept, problem: messages.notNumber(kept) };
    edit("copies", (imprint) => ({
      ...without(imprint, "copies"),
      ...(read === null ? {} : { copies: read }),
    }));
    return { value: String(read ?? "") };
  };
  const setOther = (lines: readonly string[]) =>
    edit("other", (imprint) => ({
      ...without(imprint, "other"),
      ...(lines.length === 0 ? {} : { other: [...lines] }),
    }));
  const other = imprint.other ?? [];
  const showsCopies = imprint.copies !== undefined || adding === "copies";

  return (
    <footer className="imprint" aria-label={messages.imprint}>
      <div className="imprint-staff">
        {staff.map((name) => (
          <span key={name} className="imprint-entry">
            <span>{printedWords[name]}</span>
            <Field
              name={`imprint.staff.${name}`}
              label={messages[name]}
              hint={messages.staffHint}
              value={imprint.staff[name]}
              names="person"
              write={plain(`staff.${name}`, (imprint, text) => ({
                ...imprint,
                staff: { ...imprint.staff, [name]: text },
              }))}
            />
          </span>
        ))}
      </div>
      <div className="imprint-lists">
        {lists.map((name) => (
          <div key={name} className="imprint-entry" data-empty={imprint[name].length === 0 || undefined}>
            <span>{printedWords[name]}</span>
            <Field
              name={`imprint.${name}`}
              label={messages[name]}
              hint={messages.listHint}
              value={formatList(imprint[name])}
              write={writeList(name)}
              wraps
              names="unit"
            />
          </div>
        ))}
      </div>
      <div className="imprint-contact">
        {contact.map((name) => (
          <span key={name} className="imprint-entry" data-empty={imprint[name] === "" || undefined}>
            <span>{printedWords[name]}</span>
            <Field
              name={`imprint.${name}`}
              label={messages[name]}
              hint={messages[`${name}Hint`]}
              value={imprint[name]}
              write={plain(name, (imprint, text) => ({ ...imprint, [name]: text }))}
            />
          </span>
        ))}
        {showsCopies && (
          <span className="imprint-entry imprint-copies">
            <span>{printedWords.copies[0]}</span>
            <Field
              name="imprint.copies"
              label={messages.copies}
              hint={messages.numberHint}
              value={String(imprint.copies ?? "")}
              write={writeCopies}
              isNew={adding === "copies"}
              onLeave={() => setAdding(null)}
            />
            <span>{printedWords.copies[1]}</span>
          </span>
        )}
      </div>
      {other.map((line, index) => (
        <div key={index} className="imprint-other">
          <Field
            name={`imprint.other.${index}`}
            label={messages.other(index + 1)}
            hint={messages.otherHint}
            value={line}
            wraps
            isNew={adding === "other" && index === other.length - 1}
            write={(text) => {
              setOther((current().other ?? []).toSpliced(index, 1, text));
              return { value: text };
            }}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key !== "Backspace" || line !== "") return;
              event.preventDefault();
              setOther(other.toSpliced(index, 1));
            }}
            onLeave={() => setAdding(null)}
          />
        </div>
      ))}
      {isEditable && (
        <div className="imprint-add">
          {!showsCopies && <AddField label={messages.copies} onAdd={() => setAdding("copies")} />}
          <AddField
            label={messages.otherField}
            onAdd={() => {
              setAdding("other");
              setOther([...other, ""]);
            }}
          />
        </div>
      )}
    </footer>
  );
}
