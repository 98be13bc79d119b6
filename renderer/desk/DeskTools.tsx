import { useMessages } from "../app/messages.tsx";
import { keysOf } from "../app/shell-commands.ts";
import { EditorTool, EditorToolbar } from "../editor/index.ts";
import { Button } from "../ui/Button.tsx";
import { TrackingTools } from "./TrackingTools.tsx";
import type { DeskState } from "./use-desk.ts";

/** The toolbar: the editor's tools, and those of the desk. */
export function DeskTools({ desk }: { desk: DeskState }) {
  const { find, manuscripts } = useMessages();
  return (
    <div className="desk-tools">
      <EditorToolbar>
        <Button look="quiet" className="desk-find" title={keysOf("find.open")} onClick={desk.find}>
          {find.title}
        </Button>
        <Button
          look="quiet"
          title={keysOf("manuscripts.open")}
          disabled={!desk.isEditable}
          onClick={() => desk.setPlacedManuscript(0)}
        >
          {manuscripts.title}
        </Button>
        <TrackingTools
          tracking={desk.tracking}
          revisionView={desk.revisionView}
          isEditable={desk.isEditable}
          onToggle={desk.toggleTracking}
        />
        <EditorTool name="comment.add" />
      </EditorToolbar>
    </div>
  );
}
