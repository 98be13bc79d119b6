/**
 * The boundary of an open issue. It stands below everything that saves (`saving/use-open-issue.ts`), so that what was
 * typed is saved although its screen cannot be drawn any more.
 */
import { useCallback, type ReactNode } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { reportFault } from "../app/report-fault.ts";
import { goTo } from "../app/route.ts";
import { useStore } from "../app/store.ts";
import { useReport } from "../app/use-report.ts";
import { useErrorSentence } from "../app/use-task.ts";
import { Boundary } from "../ui/Boundary.tsx";
import { Button } from "../ui/Button.tsx";
import { AccessBanner } from "./saving/AccessBanner.tsx";
import { GoneBanner } from "./saving/GoneBanner.tsx";
import type { SaveState } from "./saving/saver.ts";
import { useIssueFile } from "./saving/use-issue-file.tsx";
import kit from "../ui/kit.module.css";
import type { OpenIssue } from "./saving/use-open-issue.ts";

interface DeskBoundaryProps {
  issue: OpenIssue;
  children: ReactNode;
}

export function DeskBoundary({ issue, children }: DeskBoundaryProps) {
  const { bridge } = useApp();
  const { flush } = issue;
  const noteError = useCallback(
    (error: unknown) => {
      reportFault(bridge, "screen", error);
      void flush();
    },
    [bridge, flush],
  );
  return (
    <Boundary onError={noteError} fallback={<DeskFault issue={issue} />}>
      {children}
    </Boundary>
  );
}

/** What stands in place of the desk: whether the text is saved, and the ways on. Saving goes on meanwhile. */
function DeskFault({ issue }: { issue: OpenIssue }) {
  const { commands, desk: words, window: frame } = useMessages();
  const state = useStore(issue.saveState);
  const saveReport = useReport();
  const { saveAsFile, picker } = useIssueFile(issue.bulletin);
  const isUnsaved = state.kind === "failed" || state.kind === "stopped";
  // The issue is opened anew, from the library, once everything is there.
  const retry = async () => {
    if (await issue.flush()) await issue.reopen();
  };
  return (
    <>
      <GoneBanner bulletin={issue.bulletin} />
      <AccessBanner issue={issue} />
      <main className={kit.empty} role="alert">
        <strong>{words.fault}</strong>
        <SaveSentence state={state} />
        <span className={kit.emptyActions}>
          <Button onClick={() => void saveReport()}>{commands["report.save"]}</Button>
          {isUnsaved ? <Button onClick={saveAsFile}>{words.saveAsFile}</Button> : null}
          <Button onClick={() => goTo({ screen: "library" })}>{words.back}</Button>
          <Button look="primary" disabled={isUnsaved} onClick={() => void retry()}>
            {frame.retry}
          </Button>
        </span>
        {picker}
      </main>
    </>
  );
}

function SaveSentence({ state }: { state: SaveState }) {
  const words = useMessages().desk;
  const sentence = useErrorSentence();
  if (state.kind === "saved") return <p>{words.faultSaved}</p>;
  if (state.kind === "failed" || state.kind === "stopped")
    return <p>{words.faultUnsaved(sentence(state.error))}</p>;
  return <p>{words.faultSaving}</p>;
}
