import { useState } from "react";
import type { CopySubject } from "../../shared/contract/copies.ts";
import type { CopyTable } from "../../shared/contract/table-copies.ts";
import { createStore, useStore } from "../app/store.ts";
import { CopyChoice } from "./CopyChoice.tsx";
import { isTable, KindChoice, type TakeBackKind } from "./KindChoice.tsx";
import { SubjectChoice } from "./SubjectChoice.tsx";
import { TableChoice } from "./TableChoice.tsx";

/** What the dialog asks about; `any` lets the person choose it first. */
const request = createStore<CopySubject | CopyTable | "any" | null>(null);

/** Asks which copy of an issue, a manuscript or a table to take back; without one (null), also of which. */
export const askToTakeBack = (subject: CopySubject | CopyTable | null): void => request.set(subject ?? "any");

/** The dialog of `askToTakeBack`, mounted once over every screen. */
export function TakeBackDialog() {
  const subject = useStore(request);
  const close = () => request.set(null);
  if (subject === null) return null;
  if (subject === "any") return <ChooseAndTakeBack onClose={close} />;
  if (typeof subject === "string") return <TableChoice table={subject} onClose={close} />;
  return <CopyChoice key={`${subject.kind} ${subject.id}`} subject={subject} onClose={close} />;
}

/** Chooses the table, issue or manuscript, then its copy. Going back keeps what was typed. */
function ChooseAndTakeBack({ onClose }: { onClose: () => void }) {
  const [subject, setSubject] = useState<CopySubject | null>(null);
  const [kind, setKind] = useState<TakeBackKind>("issue");
  const [text, setText] = useState("");
  if (isTable(kind))
    return (
      <TableChoice table={kind} choice={<KindChoice kind={kind} onChange={setKind} />} onClose={onClose} />
    );
  return subject === null ? (
    <SubjectChoice
      kind={kind}
      text={text}
      onKind={setKind}
      onText={setText}
      onChoose={setSubject}
      onClose={onClose}
    />
  ) : (
    <CopyChoice subject={subject} onBack={() => setSubject(null)} onClose={onClose} />
  );
}
