import { useState } from "react";
import type { WindowCommand } from "../../shared/contract/commands.ts";
import { goTo } from "../app/route.ts";
import { useWindowCommands } from "../app/shell-commands.ts";
import { useChecking, useEditorCommand, useRevisionActions } from "../editor/index.ts";
import { useImport } from "../importing/ImportFlow.tsx";
import { useNewIssue } from "../library/NewIssueFlow.tsx";
import { CommandPalette } from "./CommandPalette.tsx";
import { goToRegion } from "./regions.ts";
import type { DeskState } from "./use-desk.ts";

/** Commands that another component of the desk handles (`ExportButton`), or only other screens. */
type CommandElsewhere = "export.open";

/**
 * The window's commands on the desk, from keys, menu and palette. A component of its own, because some of
 * them run the editor's commands, which exist only inside the editor.
 * @param toText puts the caret back into the text
 */
export function DeskCommands({ desk, toText }: { desk: DeskState; toText: () => void }) {
  const { issue, layout, revisionView, zoom } = desk;
  const [showsPalette, setShowsPalette] = useState(false);
  const { run } = useEditorCommand();
  const { step } = useRevisionActions();
  const checking = useChecking();
  const goToFinding = (direction: 1 | -1) => {
    layout.bring("checking");
    checking.step(direction);
  };
  const { choose } = useImport();
  const begin = useNewIssue();
  const work: Record<Exclude<WindowCommand, CommandElsewhere>, () => void> = {
    "issue.new": () => void issue.flush().then(begin),
    "issue.save": () => void issue.flush(),
    "preview.toggle": () => layout.toggle("pages"),
    "versions.toggle": () => layout.toggle("versions"),
    "tracking.toggle": desk.toggleTracking,
    "revisions.toggle": () => layout.toggle("revisions"),
    "revision.next": () => step(1),
    "revision.previous": () => step(-1),
    "revision.accept": () => run("revision.accept"),
    "revision.reject": () => run("revision.reject"),
    "marks.all": () => revisionView.show("all"),
    "marks.simple": () => revisionView.show("simple"),
    "marks.final": () => revisionView.show("final"),
    "marks.original": () => revisionView.show("original"),
    "comments.toggle": () => layout.toggle("comments"),
    "checking.toggle": () => layout.toggle("checking"),
    "finding.next": () => goToFinding(1),
    "finding.previous": () => goToFinding(-1),
    "find.open": desk.find,
    "manuscripts.open": () => desk.isEditable && desk.setPlacedManuscript(0),
    "focus.toggle": layout.toggleFocus,
    "palette.open": () => setShowsPalette(true),
    "zoom.in": () => zoom.step(1),
    "zoom.out": () => zoom.step(-1),
    "zoom.fit": zoom.fit,
    "region.next": () => goToRegion(1, toText),
    "region.previous": () => goToRegion(-1, toText),
    "import.open": choose,
    "library.open": () => goTo({ screen: "library" }),
    "edit.undo": () => run("edit.undo"),
    "edit.redo": () => run("edit.redo"),
    "app.close": () => void issue.flush().then(() => window.close()),
  };
  useWindowCommands(work);
  return showsPalette ? <CommandPalette work={work} onClose={() => setShowsPalette(false)} /> : null;
}
