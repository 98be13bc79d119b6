import { useEffect, type ReactNode } from "react";
import { ChevronLeft, TriangleAlert } from "lucide-react";
import type { NumberProblem } from "../../../shared/publications/numbering.ts";
import { keyLabelOf, runCommand } from "../../app/commands.ts";
import { formatDate } from "../../app/format.ts";
import { joinClasses } from "../../app/class-names.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { useGoToUnfilled } from "../../editor/index.ts";
import { ExportButton } from "../../exporting/ExportButton.tsx";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { PersonButton } from "./PersonButton.tsx";
import type { OpenIssue } from "../saving/use-open-issue.ts";
import kit from "../../ui/kit.module.css";
import styles from "./head.module.css";

interface DeskHeaderProps {
  issue: OpenIssue;
  /** A problem of the issue number: repeated, or numbers missing before it. */
  problem: NumberProblem | null;
  /** The steps of the workflow. */
  steps: ReactNode;
  showsPages: boolean;
}

/** The top of the desk: which issue this is, its workflow steps, preview and export. */
export function DeskHeader({ issue, problem, steps, showsPages }: DeskHeaderProps) {
  const { desk: words, publications, window: frame } = useMessages();
  const locale = useLocale();
  const { name, number, date } = issue.masthead;
  const facts = [
    number === null ? frame.unnumbered : frame.number(number),
    date === null ? frame.noDate : formatDate(date, locale),
  ];
  const title = name.join("").trim() || frame.untitled;
  useEffect(() => {
    // The title appears in the system's list of windows.
    document.title = `${title} ${facts[0]} - ${frame.program}`;
    return () => {
      document.title = frame.program;
    };
  });
  return (
    <header className={styles.header} data-region="header">
      <IconButton
        label={words.back}
        keys={keyLabelOf("library.open")}
        onClick={() => runCommand("library.open")}
      >
        <ChevronLeft size={18} />
      </IconButton>
      <span className={joinClasses(kit.logo, styles.smallLogo)} aria-hidden="true">
        报
      </span>
      <h1 className={styles.title}>{title}</h1>
      <span className={styles.facts}>{facts.join(" · ")}</span>
      <span role="status">
        {problem ? (
          <span className={styles.problem} title={publications.problemHint(problem)}>
            <TriangleAlert size={13} aria-hidden="true" />
            {problem.kind === "repeated"
              ? publications.numberRepeated
              : publications.numbersMissing(problem.first, problem.last)}
          </span>
        ) : null}
      </span>
      <div className={styles.stepsFrame}>{steps}</div>
      <PersonButton />
      <Button
        className={styles.preview}
        aria-pressed={showsPages}
        title={keyLabelOf("preview.toggle")}
        onClick={() => runCommand("preview.toggle")}
      >
        {words.preview}
      </Button>
      <ExportButton
        issue={issue.openAnswer.id}
        read={issue.bulletin.read}
        publication={issue.openAnswer.publication}
        onGoTo={useGoToUnfilled()}
      />
    </header>
  );
}
