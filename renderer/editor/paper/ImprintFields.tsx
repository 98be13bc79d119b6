/** The imprint (版记): staff, 报 送 发, contact and copies, edited where they are printed. */
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { useState, type KeyboardEvent } from "react";
import { joinClasses } from "../../app/class-names.ts";
import { useMessages } from "../../app/messages.tsx";
import { AddField } from "./AddField.tsx";
import { Field } from "./Field.tsx";
import { formatList } from "../../../shared/publications/field-text.ts";
import { useFrame } from "../document/frame.ts";
import { printedWords } from "./printed-words.ts";
import { useImprintEdits, type ImprintEdits } from "./use-imprint-edits.ts";
import styles from "./paper.module.css";

const staff = ["editor", "proofreader", "approver"] as const;
const lists = ["report", "deliver", "send"] as const;
const contact = ["email", "phone"] as const;

export function ImprintFields() {
  const isEditable = useLexicalEditable();
  const messages = useMessages().editor;
  const { imprint } = useFrame();
  const edits = useImprintEdits();
  /** The field that the person just added; it is shown although it is still empty. */
  const [addedField, setAddedField] = useState<"copies" | "other" | null>(null);
  const onLeaveAdded = () => setAddedField(null);
  const showsCopies = imprint.copies !== undefined || addedField === "copies";

  return (
    <footer className={styles.imprint} aria-label={messages.imprint}>
      <StaffLine edits={edits} />
      <DistributionLists edits={edits} />
      <ContactLine
        edits={edits}
        copiesProps={showsCopies ? { isNew: addedField === "copies", onLeave: onLeaveAdded } : null}
      />
      <OtherLines edits={edits} isLastNew={addedField === "other"} onLeave={onLeaveAdded} />
      {isEditable && (
        <div className={styles.imprintAdd}>
          {!showsCopies && <AddField label={messages.copies} onAdd={() => setAddedField("copies")} />}
          <AddField
            label={messages.otherField}
            onAdd={() => {
              setAddedField("other");
              edits.setOtherLines([...(imprint.other ?? []), ""]);
            }}
          />
        </div>
      )}
    </footer>
  );
}

/** Editor, proofreader and approver. */
function StaffLine({ edits }: { edits: ImprintEdits }) {
  const messages = useMessages().editor;
  const { imprint } = useFrame();
  return (
    <div className={styles.imprintStaff}>
      {staff.map((name) => (
        <span key={name} className={styles.imprintEntry}>
          <span>{printedWords[name]}</span>
          <Field
            name={`imprint.staff.${name}`}
            label={messages[name]}
            hint={messages.staffHint}
            value={imprint.staff[name]}
            names="person"
            write={edits.writeStaff(name)}
          />
        </span>
      ))}
    </div>
  );
}

/** The units that receive the bulletin: 报, 送, 发. */
function DistributionLists({ edits }: { edits: ImprintEdits }) {
  const messages = useMessages().editor;
  const { imprint } = useFrame();
  return (
    <div className={styles.imprintLists}>
      {lists.map((name) => (
        <div key={name} className={styles.imprintEntry} data-empty={imprint[name].length === 0 || undefined}>
          <span>{printedWords[name]}</span>
          <Field
            name={`imprint.${name}`}
            label={messages[name]}
            hint={messages.listHint}
            value={formatList(imprint[name])}
            write={edits.writeList(name)}
            wraps
            names="unit"
          />
        </div>
      ))}
    </div>
  );
}

interface ContactLineProps {
  edits: ImprintEdits;
  /** Null if the number of copies is not shown. */
  copiesProps: { isNew: boolean; onLeave: () => void } | null;
}

/** E-mail address, phone number and, optionally, the number of copies. */
function ContactLine({ edits, copiesProps }: ContactLineProps) {
  const messages = useMessages().editor;
  const { imprint } = useFrame();
  return (
    <div className={styles.imprintContact}>
      {contact.map((name) => (
        <span key={name} className={styles.imprintEntry} data-empty={imprint[name] === "" || undefined}>
          <span>{printedWords[name]}</span>
          <Field
            name={`imprint.${name}`}
            label={messages[name]}
            hint={messages[`${name}Hint`]}
            value={imprint[name]}
            write={edits.writeContact(name)}
          />
        </span>
      ))}
      {copiesProps && (
        <span className={joinClasses(styles.imprintEntry, styles.imprintCopies)}>
          <span>{printedWords.copies[0]}</span>
          <Field
            name="imprint.copies"
            label={messages.copies}
            hint={messages.numberHint}
            value={String(imprint.copies ?? "")}
            write={edits.writeCopies}
            {...copiesProps}
          />
          <span>{printedWords.copies[1]}</span>
        </span>
      )}
    </div>
  );
}

interface OtherLinesProps {
  edits: ImprintEdits;
  /** Whether the last line was just added. */
  isLastNew: boolean;
  onLeave: () => void;
}

/** Further lines, printed as they are. Backspace removes an empty one. */
function OtherLines({ edits, isLastNew, onLeave }: OtherLinesProps) {
  const messages = useMessages().editor;
  const lines = useFrame().imprint.other ?? [];
  return lines.map((line, index) => (
    <div key={index} className={styles.imprintOther}>
      <Field
        name={`imprint.other.${index}`}
        label={messages.other(index + 1)}
        hint={messages.otherHint}
        value={line}
        wraps
        isNew={isLastNew && index === lines.length - 1}
        write={edits.writeOtherLine(index)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== "Backspace" || line !== "") return;
          event.preventDefault();
          edits.setOtherLines(lines.toSpliced(index, 1));
        }}
        onLeave={onLeave}
      />
    </div>
  ));
}
