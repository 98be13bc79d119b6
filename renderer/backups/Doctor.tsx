import { useState } from "react";
import { CircleAlert, CircleCheck, Info, OctagonAlert } from "lucide-react";
import type { CheckLevel, DoctorCheck } from "../../shared/contract/backups.ts";
import { toldCheck } from "../../shared/messages/told.ts";
import { ask, useApp } from "../app/context.tsx";
import { download } from "../app/download.ts";
import { formatMoment, today } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";

const icons: Record<CheckLevel, typeof CircleCheck> = {
  fine: CircleCheck,
  hint: Info,
  warning: CircleAlert,
  error: OctagonAlert,
};

/** Looks at everything the program needs, and says what to do; the report is a text file. */
export function Doctor() {
  const { bridge } = useApp();
  const { backups: words } = useMessages();
  const locale = useLocale();
  const task = useTask();
  const [checks, setChecks] = useState<readonly DoctorCheck[] | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const examine = async () => {
    setIsRunning(true);
    await task(async () => setChecks((await ask(bridge, "doctor.run", {})).checks));
    setIsRunning(false);
  };
  const wrong = checks?.filter(({ level }) => level === "warning" || level === "error").length ?? 0;
  const save = () => {
    const lines = (checks ?? []).map((check) => {
      const { name, found, advice } = toldCheck(check, locale);
      return `${words.levels[check.level]}\t${name}\t${found}\t${advice}`;
    });
    // Windows' own editor knows UTF-8 by the mark.
    download(
      `${words.reportFile(today())}.txt`,
      `\uFEFF${[words.doctor, formatMoment(new Date().toISOString(), locale), ...lines].join("\r\n")}\r\n`,
    );
  };
  return (
    <section className="doctor">
      <h2>{words.doctor}</h2>
      <div className="doctor-head">
        <span className="faint" role="status">
          {isRunning
            ? words.examining
            : checks === null
              ? words.doctorHint
              : wrong === 0
                ? words.allFine
                : words.found(wrong)}
        </span>
        {checks === null ? null : <Button onClick={save}>{words.saveReport}</Button>}
        <Button disabled={isRunning} onClick={() => void examine()}>
          {isRunning ? words.examining : words.examine}
        </Button>
      </div>
      {checks === null ? null : (
        <ul className="doctor-checks" aria-label={words.doctor}>
          {checks.map((check) => (
            <Check key={check.name} check={check} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Check({ check }: { check: DoctorCheck }) {
  const { backups: words } = useMessages();
  const { name, found, advice } = toldCheck(check, useLocale());
  const Icon = icons[check.level];
  return (
    <li data-level={check.level}>
      <Icon size={15} role="img" aria-label={words.levels[check.level]} />
      <b>{name}</b>
      <span>
        {found}
        {advice === "" ? null : <small>{advice}</small>}
      </span>
    </li>
  );
}
