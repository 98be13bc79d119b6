/** The masthead (报头): name, number, issuer and date, edited where they are printed. */
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { useState } from "react";
import { contentsName } from "../../../shared/document/contents.ts";
import type { DateForm } from "../../../shared/publications/publication.ts";
import { issuerSize, nameLines, type PageProfile } from "../../../shared/layout/page.ts";
import { useMessages } from "../../app/messages.tsx";
import { AddField } from "./AddField.tsx";
import { Field } from "./Field.tsx";
import { formatMastheadDate } from "../../../shared/publications/field-text.ts";
import { useFrame } from "../document/frame.ts";
import { NameLine } from "./NameLine.tsx";
import { printedWords } from "./printed-words.ts";
import { useMastheadEdits, type MastheadEdits } from "./use-masthead-edits.ts";
import styles from "./paper.module.css";

/** Fields that a masthead may lack. */
const optionalFields = ["secrecy", "urgency", "runningNumber"] as const;
type OptionalField = (typeof optionalFields)[number];

/** @param dateForm how a typed date is printed */
export function MastheadFields({ page, dateForm }: { page: PageProfile; dateForm: DateForm }) {
  const isEditable = useLexicalEditable();
  const messages = useMessages().editor;
  const { masthead } = useFrame();
  const edits = useMastheadEdits(dateForm);
  /** The field that the person just added; it is shown although it is still empty. */
  const [addedField, setAddedField] = useState<OptionalField | null>(null);
  const isShown = (name: OptionalField) => masthead[name] !== undefined || addedField === name;
  const propsOfAdded = (name: OptionalField) => ({
    isNew: addedField === name,
    onLeave: () => setAddedField(null),
  });

  return (
    <header className={styles.masthead} aria-label={messages.masthead}>
      <div className={styles.mastheadHandling}>
        {(["secrecy", "urgency"] as const).filter(isShown).map((name) => (
          <Field
            key={name}
            name={`masthead.${name}`}
            label={messages[name]}
            hint={messages[name]}
            value={masthead[name] ?? ""}
            write={edits.writeOptional(name)}
            {...propsOfAdded(name)}
          />
        ))}
      </div>
      {isEditable && (
        <div className={styles.mastheadAdd}>
          {optionalFields
            .filter((name) => !isShown(name))
            .map((name) => (
              <AddField key={name} label={messages[name]} onAdd={() => setAddedField(name)} />
            ))}
          {!masthead.contents && <AddField label={contentsName} onAdd={edits.addContents} />}
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
      <NumberLine
        edits={edits}
        runningNumberProps={isShown("runningNumber") ? propsOfAdded("runningNumber") : null}
      />
      <IssuerLine edits={edits} page={page} />
    </header>
  );
}

interface NumberLineProps {
  edits: MastheadEdits;
  /** Null if the running number is not shown. */
  runningNumberProps: { isNew: boolean; onLeave: () => void } | null;
}

/** The number of the issue and, optionally, its running number (总期号). */
function NumberLine({ edits, runningNumberProps }: NumberLineProps) {
  const messages = useMessages().editor;
  const { number, runningNumber } = useFrame().masthead;
  return (
    <div className={styles.mastheadNumber}>
      {printedWords.number[0]}
      <Field
        name="masthead.number"
        label={messages.number}
        hint={messages.numberHint}
        value={String(number ?? "")}
        write={edits.writeNumber("number")}
      />
      {printedWords.number[1]}
      {runningNumberProps && (
        <>
          {printedWords.runningNumber[0]}
          <Field
            name="masthead.runningNumber"
            label={messages.runningNumber}
            hint={messages.numberHint}
            value={String(runningNumber ?? "")}
            write={edits.writeNumber("runningNumber")}
            {...runningNumberProps}
          />
          {printedWords.runningNumber[1]}
        </>
      )}
    </div>
  );
}

/** The issuing unit and the date, on one line. */
function IssuerLine({ edits, page }: { edits: MastheadEdits; page: PageProfile }) {
  const messages = useMessages().editor;
  const { masthead } = useFrame();
  const date = formatMastheadDate(masthead);
  return (
    <div
      className={styles.mastheadIssuer}
      style={{ fontSize: `${issuerSize(masthead.issuer, date, page)}pt` }}
    >
      <Field
        name="masthead.issuer"
        label={messages.issuer}
        hint={messages.issuer}
        value={masthead.issuer}
        wraps
        names="unit"
        write={edits.writeIssuer}
      />
      <Field
        name="masthead.date"
        label={messages.date}
        hint={messages.dateHint}
        value={date}
        write={edits.writeDate}
        problem={masthead.date === null && masthead.dateText ? messages.notDate : undefined}
      />
    </div>
  );
}
