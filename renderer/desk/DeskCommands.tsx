import { useCommands } from "../app/commands.ts";
import { useChecking, useFocusText, useRevisionActions } from "../editor/index.ts";
import { useNewIssue } from "../issues/NewIssueFlow.tsx";
import { askVersions } from "../versions/requests.ts";
import { goToRegion } from "./regions.ts";
import { useOpenDesk } from "./use-desk.ts";

/**
 * Gives the commands of the desk. A component of its own, because some of them need the editor, which exists
 * only inside it.
 */
export function DeskCommands() {
  const { issue, layout, revisionView, zoom, isEditable, ...desk } = useOpenDesk();
  const { step } = useRevisionActions();
  const checking = useChecking();
  const focusText = useFocusText();
  const begin = useNewIssue();
  const isWriting = () => issue.access.kind === "writing";
  const goToFinding = (direction: 1 | -1) => {
    layout.bring("checking");
    checking.step(direction);
  };
  const showVersions = (...request: Parameters<typeof askVersions>) => {
    layout.bring("versions");
    askVersions(...request);
  };
  useCommands("desk", {
    "issue.new": () => void issue.flush().then(begin),
    "issue.save": () => void issue.flush(),
    "find.open": desk.find,
    "app.close": () => void issue.flush().then(() => window.close()),
    "preview.toggle": () => layout.toggle("pages"),
    "versions.toggle": () => layout.toggle("versions"),
    "version.keep": () => showVersions("keep"),
    "copies.receive": { run: () => showVersions("receive"), isEnabled: isWriting },
    "file.compare": () => showVersions("compare"),
    "history.open": () => showVersions("history"),
    "tracking.toggle": { run: desk.toggleTracking, isEnabled: () => isEditable },
    "revisions.toggle": () => layout.toggle("revisions"),
    "revision.next": () => step(1),
    "revision.previous": () => step(-1),
    "marks.all": () => revisionView.show("all"),
    "marks.simple": () => revisionView.show("simple"),
    "marks.final": () => revisionView.show("final"),
    "marks.original": () => revisionView.show("original"),
    "comments.toggle": () => layout.toggle("comments"),
    "checking.toggle": () => layout.toggle("checking"),
    "finding.next": () => goToFinding(1),
    "finding.previous": () => goToFinding(-1),
    "manuscripts.open": { run: () => desk.setPlacedManuscript(0), isEnabled: () => isEditable },
    "focus.toggle": layout.toggleFocus,
    "zoom.in": () => zoom.step(1),
    "zoom.out": () => zoom.step(-1),
    "zoom.fit": zoom.fit,
    "region.next": () => goToRegion(1, focusText),
    "region.previous": () => goToRegion(-1, focusText),
  });
  return null;
}
