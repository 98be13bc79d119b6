import { useState } from "react";
import { CircleAlert, CircleCheck, Info, OctagonAlert } from "lucide-react";
import type { CheckLevel, DoctorCheck } from "../../shared/contract/backups.ts";
import { copyKinds, type CopySubject } from "../../shared/contract/copies.ts";
import { copyTables, type CopyTable } from "../../shared/contract/table-copies.ts";
import { describeCheck } from "../../shared/messages/sentences.ts";
import { runCommand, useCommands } from "../app/commands.ts";
import { useApp } from "../app/context.tsx";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { askToTakeBack } from "./TakeBackDialog.tsx";
import kit from "../ui/kit.module.css";
import styles from "./backups.module.css";

const icons: Record<CheckLevel, typeof CircleCheck> = {
  fine: CircleCheck,
  hint: Info,
  warning: CircleAlert,
  error: OctagonAlert,
};

/** Checks everything that the program needs and tells what to do. The report is the same with the log. */
export function Doctor() {
  const { bridge, notify } = useApp();
  const { backups: words, commands, copies } = useMessages();
  const task = useTask();
  const [checks, setChecks] = useState<readonly DoctorCheck[] | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const examine = async () => {
    setIsRunning(true);
    await task(async () => setChecks((await bridge.ask("doctor.run", {})).checks));
    setIsRunning(false);
  };
  useCommands("doctor", {
    "library.examine": { run: () => void examine(), isEnabled: () => !isRunning },
  });
  const problems = checks?.filter(({ level }) => level === "warning" || level === "error").length ?? 0;
  const status = () => {
    if (isRunning) return words.examining;
    if (checks === null) return words.doctorHint;
    return problems === 0 ? words.allFine : words.found(problems);
  };
  const takePicturesBack = () =>
    task(async () => {
      const { restored, missing } = await bridge.ask("copies.takePicturesBack", {});
      notify({ kind: "done", text: copies.pictures(restored, missing) });
      await examine();
    });
  return (
    <section className={styles.doctor}>
      <h2>{words.doctor}</h2>
      <div className={styles.doctorHead}>
        <span className={kit.faint} role="status">
          {status()}
        </span>
        <Button onClick={() => runCommand("report.save")}>{commands["report.save"]}</Button>
        <Button disabled={isRunning} onClick={() => runCommand("library.examine")}>
          {isRunning ? words.examining : words.examine}
        </Button>
      </div>
      {checks === null ? null : (
        <ul className={styles.doctorChecks} aria-label={words.doctor}>
          {checks.map((check) => (
            <Check key={check.name} check={check} onTakePicturesBack={() => void takePicturesBack()} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What cannot be read and comes first in a list such as `issues 12, manuscripts 3, names 1`. */
function firstWrong({ details: { wrong = "" } }: DoctorCheck): CopySubject | CopyTable | null {
  const [, kind, id] = /^(\w+) (\d+)/u.exec(wrong) ?? [];
  const table = copyTables.find((each) => each === kind);
  if (table) return table;
  const subjectKind = copyKinds.find((each) => `${each}s` === kind);
  return subjectKind ? { kind: subjectKind, id: Number(id) } : null;
}

/** A result. What a backup may have can be taken back here. */
function Check({ check, onTakePicturesBack }: { check: DoctorCheck; onTakePicturesBack: () => void }) {
  const { backups: words, copies } = useMessages();
  const { name, result, advice } = describeCheck(check, useLocale());
  const Icon = icons[check.level];
  return (
    <li data-level={check.level}>
      <Icon size={15} role="img" aria-label={words.levels[check.level]} />
      <b>{name}</b>
      <span>
        {result}
        {advice === "" ? null : <small>{advice}</small>}
      </span>
      {check.level === "error" && (check.name === "documents" || check.name === "pictures") ? (
        <Button
          onClick={check.name === "pictures" ? onTakePicturesBack : () => askToTakeBack(firstWrong(check))}
        >
          {copies.open}
        </Button>
      ) : null}
    </li>
  );
}
