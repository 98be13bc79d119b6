/** 报头: name, number, issuer and date, edited where they are printed. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { useState } from "react";
import { contentsName } from "../../shared/bulletin/contents.ts";
import type { DateForm } from "../../shared/bulletin/publication.ts";
import type { Masthead } from "../../shared/bulletin/schema.ts";
import { issuerSize, nameLines, type PageProfile } from "../../shared/layout/page.ts";
import { useMessages } from "../app/messages.tsx";
import { AddField } from "./AddField.tsx";
import { Field, type Written } from "./Field.tsx";
import { formatMastheadDate, readDate, readNumber } from "./field-text.ts";
import { editFrame, readFrame, useFrame } from "./frame.ts";
import { NameLine } from "./NameLine.tsx";
import { without } from "../../shared/bulletin/without.ts";
import { printedWords } from "./printed-words.ts";

/** Fields that a masthead may have or not. */
const optional = ["secrecy", "urgency", "runningNumber"] as const;
type Optional = (typeof optional)[number];

export function MastheadFields({ page, dateForm }: { page: PageProfile; dateForm: DateForm }) {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const messages = useMessages().editor;
  const { masthead } = useFrame();
  const [adding, setAdding] = useState<Optional | null>(null);
  const { number, runningNumber, issuer } = masthead;

  const edit = (name: string, change: (masthead: Masthead) => Masthead) =>
    editFrame(editor, `masthead.${name}`, (frame) => ({ ...frame, masthead: change(frame.masthead) }));
  const current = () => readFrame(editor).masthead;
  const writeNumber =
    (name: "number" | "runningNumber") =>
    (text: string): Written => {
      const read = readNumber(text);
      if (read === undefined)
        return {
          value: String(current()[name] ?? ""),
          problem: messages.notNumber(String(current()[name] ?? "")),
        };
      edit(
        name,
        (masthead) =>
          ({
            ...without(masthead, name),
            ...(read === null && name === "runningNumber" ? {} : { [name]: read }),
          }) as Masthead,
      );
      return { value: String(read ?? "") };
    };
  const writeOptional =
    (name: "secrecy" | "urgency") =>
    (text: string): Written => {
      edit(
        name,
        (masthead) =>
          ({ ...without(masthead, name), ...(text.trim() === "" ? {} : { [name]: text }) }) as Masthead,
      );
      return { value: current()[name] ?? "" };
    };
  const writeDate = (text: string): Written => {
    edit("date", (masthead) => ({ ...without(masthead, "dateText"), ...readDate(text, dateForm) }));
    return { value: formatMastheadDate(current()) };
  };
  const shows = (name: Optional) => masthead[name] !== undefined || adding === name;
  const added = (name: Optional) => ({ isNew: adding === name, onLeave: () => setAdding(null) });

  return (
    <header className="masthead" aria-label={messages.masthead}>
      <div className="masthead-marks">
        {(["secrecy", "urgency"] as const).filter(shows).map((name) => (
          <Field
            key={name}
            name={`masthead.${name}`}
            label={messages[name]}
            hint={messages[name]}
            value={masthead[name] ?? ""}
            write={writeOptional(name)}
            {...added(name)}
          />
        ))}
      </div>
      {isEditable && (
        <div className="masthead-add">
          {optional
            .filter((name) => !shows(name))
            .map((name) => (
              <AddField key={name} label={messages[name]} onAdd={() => setAdding(name)} />
            ))}
          {!masthead.contents && (
            <AddField
              label={contentsName}
              onAdd={() => edit("contents", (old) => ({ ...old, contents: true }))}
            />
          )}
        </div>
      )}
      {nameLines(masthead.name, page).map((line, index) => (
        <NameLine
          key={index}
          index={index}
          line={line}
          isEmptyName={masthead.name.every((each) => each === "")}
        />
      ))}
      <div className="masthead-number">
        {printedWords.number[0]}
        <Field
          name="masthead.number"
          label={messages.number}
          hint={messages.numberHint}
          value={String(number ?? "")}
          write={writeNumber("number")}
        />
        {printedWords.number[1]}
        {shows("runningNumber") && (
          <>
            {printedWords.runningNumber[0]}
            <Field
              name="masthead.runningNumber"
              label={messages.runningNumber}
              hint={messages.numberHint}
              value={String(runningNumber ?? "")}
              write={writeNumber("runningNumber")}
              {...added("runningNumber")}
            />
            {printedWords.runningNumber[1]}
          </>
        )}
      </div>
      <div
        className="masthead-issuer"
        style={{ fontSize: `${issuerSize(issuer, formatMastheadDate(masthead), page)}pt` }}
      >
        <Field
          name="masthead.issuer"
          label={messages.issuer}
          hint={messages.issuer}
          value={issuer}
          wraps
          names="unit"
          write={(text) => {
            edit("issuer", (masthead) => ({ ...masthead, issuer: text }));
            return { value: text };
          }}
        />
        <Field
          name="masthead.date"
          label={messages.date}
          hint={messages.dateHint}
          value={formatMastheadDate(masthead)}
          write={writeDate}
          problem={masthead.date === null && masthead.dateText ? messages.notDate : undefined}
        />
      </div>
    </header>
  );
}
