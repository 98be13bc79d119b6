import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { Version } from "../../shared/contract/workflow.ts";
import { ask, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { CommentsPanel, useComments, useGoTo, useReplaceDocument } from "../editor/index.ts";
import { PreviewPanel, type PreviewPanelProps } from "../preview/PreviewPanel.tsx";
import { useVersionName } from "../review/use-versions.ts";
import { VersionsPanel } from "../review/VersionsPanel.tsx";
import { SidePanel, type SideTab } from "../ui/SidePanel.tsx";
import type { OpenIssue } from "./use-open-issue.ts";

export type PanelTab = "comments" | "versions" | "pages";

interface DeskPanelProps {
  issue: OpenIssue;
  read: () => BulletinDocument;
  pages: Omit<PreviewPanelProps, "onGoTo">;
  current: PanelTab;
  /** Does the work once it is known who the person is. */
  first: (work: () => void) => void;
  onChoose: (tab: PanelTab) => void;
  onClose: () => void;
}

/** Beside the paper: comments, versions, the printed pages. Inside the editor, as they lead to places of it. */
export function DeskPanel({ issue, read, pages, current, first, onChoose, onClose }: DeskPanelProps) {
  const { comments, desk: words, workflow } = useMessages();
  const open = useComments().filter(({ resolved }) => !resolved).length;
  const goTo = useGoTo();
  const restore = useRestore(issue);
  const tabs: SideTab<PanelTab>[] = [
    { name: "comments", title: comments.title, count: open, content: <CommentsPanel first={first} /> },
    {
      name: "versions",
      title: workflow.versions,
      content: <VersionsPanel issue={issue.opened.id} read={read} flush={issue.flush} onRestore={issue.access.kind === "writing" ? restore : null} />,
    },
    { name: "pages", title: words.pages, content: <PreviewPanel {...pages} onGoTo={goTo} /> },
  ];
  return <SidePanel label={workflow.panel} closeLabel={workflow.closePanel} tabs={tabs} current={current} onChoose={onChoose} onClose={onClose} />;
}

/** Brings a version back, as one step of the history; what was there before is kept as a version first. */
function useRestore(issue: OpenIssue): (version: Version) => void {
  const { bridge, notify } = useApp();
  const { desk: words, workflow } = useMessages();
  const task = useTask();
  const nameOf = useVersionName();
  const replace = useReplaceDocument();
  return (version) =>
    void task(async () => {
      const { document } = await ask(bridge, "versions.get", { id: version.id });
      if (!(await issue.flush())) return notify({ kind: "error", text: words.failed });
      await ask(bridge, "versions.keep", { issue: issue.opened.id, label: workflow.beforeRestore, restores: version.id });
      if (replace(document)) notify({ kind: "done", text: workflow.restoredNotice(nameOf(version)) });
    });
}
