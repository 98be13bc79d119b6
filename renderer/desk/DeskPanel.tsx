import { namesOf } from "../../shared/basics/lookup.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Version } from "../../shared/contract/workflow.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import {
  CheckingPanel,
  CommentsPanel,
  RevisionsPanel,
  useRevisionCards,
  useChecking,
  useComments,
  useGoTo,
  useReplaceDocument,
} from "../editor/index.ts";
import { PageHintList } from "../preview/PageHints.tsx";
import { PreviewPanel, type PreviewPanelProps } from "../preview/PreviewPanel.tsx";
import { useVersionName } from "../versions/use-versions.ts";
import { VersionsPanel } from "../versions/VersionsPanel.tsx";
import { SidePanel, type SideTab } from "../ui/SidePanel.tsx";
import type { OpenIssue } from "./saving/use-open-issue.ts";

export type PanelTab = "revisions" | "comments" | "checking" | "versions" | "pages";

interface DeskPanelProps {
  issue: OpenIssue;
  pages: Omit<PreviewPanelProps, "onGoTo">;
  current: PanelTab;
  /** Runs the work after the person has given a name. */
  withPerson: (work: () => void) => void;
  onChoose: (tab: PanelTab) => void;
  onClose: () => void;
}

/**
 * The tabs beside the paper: revisions, comments, checking, versions, printed pages. They are inside the
 * editor, because they lead to places in the text.
 */
export function DeskPanel({ issue, pages, current, withPerson, onChoose, onClose }: DeskPanelProps) {
  const { checking, comments, desk: words, revisions, workflow } = useMessages();
  const { findings } = useChecking();
  const openComments = useComments().filter(({ resolved }) => !resolved).length;
  const goTo = useGoTo();
  const restore = useRestore(issue);
  const receive = useReceiving(issue);
  const isEditable = issue.access.kind === "writing";
  const { length: revisionCount } = useRevisionCards();
  const hints = pages.newestPrint?.hints ?? [];
  /** In the order of the screen. */
  const tabs: Record<PanelTab, Omit<SideTab<PanelTab>, "name">> = {
    revisions: { title: revisions.title, count: revisionCount, content: <RevisionsPanel /> },
    comments: {
      title: comments.title,
      count: openComments,
      content: <CommentsPanel withPerson={withPerson} />,
    },
    checking: {
      title: checking.title,
      count: (findings?.length ?? 0) + hints.length,
      content: (
        <CheckingPanel layout={{ count: hints.length, list: <PageHintList hints={hints} onGoTo={goTo} /> }} />
      ),
    },
    versions: {
      title: workflow.versions,
      content: (
        <VersionsPanel
          issue={issue.openAnswer.id}
          read={issue.bulletin.read}
          flush={issue.flush}
          onRestore={isEditable ? restore : null}
          onReceive={isEditable ? receive : null}
        />
      ),
    },
    pages: { title: words.pages, content: <PreviewPanel {...pages} onGoTo={goTo} /> },
  };
  return (
    <SidePanel
      label={workflow.panel}
      closeLabel={workflow.closePanel}
      tabs={namesOf(tabs).map((name) => ({ name, ...tabs[name] }))}
      current={current}
      onChoose={onChoose}
      onClose={onClose}
    />
  );
}

/** Restores a version as one undoable step; the present document is kept as a version first. */
function useRestore(issue: OpenIssue): (version: Version) => void {
  const { bridge } = useApp();
  const { workflow } = useMessages();
  const task = useTask();
  const nameOf = useVersionName();
  const replace = useReplaceKeeping(issue);
  return (version) =>
    void task(async () => {
      const { document: bulletin } = await bridge.ask("versions.get", { id: version.id });
      await replace(
        bulletin,
        { label: workflow.beforeRestore, restores: version.id },
        workflow.restoredNotice(nameOf(version)),
      );
    });
}

/** Replaces the issue by the result of merging returned copies into it, in the same way. */
function useReceiving(issue: OpenIssue): (bulletin: BulletinDocument) => void {
  const { workflow } = useMessages();
  const task = useTask();
  const replace = useReplaceKeeping(issue);
  return (bulletin) =>
    void task(() => replace(bulletin, { label: workflow.beforeReceive }, workflow.receivedNotice));
}

/** Replaces the open document after keeping it as a version. `version` describes it. */
function useReplaceKeeping(
  issue: OpenIssue,
): (
  bulletin: BulletinDocument,
  version: { label: string; restores?: number },
  notice: string,
) => Promise<void> {
  const { bridge, notify } = useApp();
  const { desk: words } = useMessages();
  const replace = useReplaceDocument();
  return async (bulletin, version, notice) => {
    if (!(await issue.flush())) return notify({ kind: "error", text: words.failed });
    await bridge.ask("versions.keep", { issue: issue.openAnswer.id, ...version });
    if (replace(bulletin)) notify({ kind: "done", text: notice });
  };
}
