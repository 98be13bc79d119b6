import { keyLabelOf, runCommand } from "../app/commands.ts";
import { useMessages } from "../app/messages.tsx";
import { EditorTool, EditorToolbar } from "../editor/index.ts";
import { Button } from "../ui/Button.tsx";
import { TrackingTools } from "./TrackingTools.tsx";
import type { DeskState } from "./use-desk.ts";
import styles from "./desk.module.css";

/** The toolbar: the editor's tools, and those of the desk. */
export function DeskTools({ desk }: { desk: DeskState }) {
  const { find, manuscripts } = useMessages();
  return (
    <div className={styles.tools} data-region="tools">
      <EditorToolbar>
        <Button
          look="quiet"
          className={styles.find}
          title={keyLabelOf("find.open")}
          onClick={() => runCommand("find.open")}
        >
          {find.title}
        </Button>
        <Button
          look="quiet"
          title={keyLabelOf("manuscripts.open")}
          disabled={!desk.isEditable}
          onClick={() => runCommand("manuscripts.open")}
        >
          {manuscripts.title}
        </Button>
        <TrackingTools
          tracking={desk.tracking}
          revisionView={desk.revisionView}
          isEditable={desk.isEditable}
        />
        <EditorTool name="comment.add" />
      </EditorToolbar>
    </div>
  );
}
