import { useState } from "react";
import type { CopySubject } from "../../shared/contract/copies.ts";
import { createStore, useStore } from "../app/store.ts";
import { CopyChoice } from "./CopyChoice.tsx";
import { SubjectChoice } from "./SubjectChoice.tsx";
import "./copies.css";

/** What the dialog asks about; `any` lets the person choose it first. */
const request = createStore<CopySubject | "any" | null>(null);

/** Asks which copy of an issue or manuscript to take back; without one, also which issue or manuscript. */
export const askToTakeBack = (subject: CopySubject | null): void => request.set(subject ?? "any");

/** The dialog of `askToTakeBack`, mounted once over every screen. */
export function TakeBackDialog() {
  const subject = useStore(request);
  const close = () => request.set(null);
  if (subject === null) return null;
  if (subject === "any") return <ChooseAndTakeBack onClose={close} />;
  return <CopyChoice key={`${subject.kind} ${subject.id}`} subject={subject} onClose={close} />;
}

/** Chooses the issue or manuscript, then its copy. Going back keeps what was typed. */
function ChooseAndTakeBack({ onClose }: { onClose: () => void }) {
  const [subject, setSubject] = useState<CopySubject | null>(null);
  const [filter, setFilter] = useState({ kind: "issue" as CopySubject["kind"], text: "" });
  return subject === null ? (
    <SubjectChoice filter={filter} onFilter={setFilter} onChoose={setSubject} onClose={onClose} />
  ) : (
    <CopyChoice subject={subject} onBack={() => setSubject(null)} onClose={onClose} />
  );
}
