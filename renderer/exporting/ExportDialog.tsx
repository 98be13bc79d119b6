import { useEffect, useState } from "react";
import type { Unfilled } from "../../shared/workflow/unfilled.ts";
import {
  exportFormats,
  exportMarkups,
  type ExportFormat,
  type ExportMarkup,
} from "../../shared/contract/exporting.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { joinClasses } from "../app/class-names.ts";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Choice } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FolderField } from "../folders/FolderField.tsx";
import { UnfilledList } from "./UnfilledList.tsx";
import { useFolderChoice } from "../folders/use-folder-choice.tsx";
import folders from "../folders/folders.module.css";
import kit from "../ui/kit.module.css";
import styles from "./exporting.module.css";

/** What the person chose to export. */
export interface ExportChoice {
  formats: ExportFormat[];
  markup: ExportMarkup;
  /** Whether a `.bulletin` file includes the versions of the issue. */
  withVersions: boolean;
}

interface ExportDialogProps {
  /** Whether the issue has revisions or comments. */
  hasMarks: boolean;
  /** Fields that are not filled in yet. */
  unfilledFields: readonly Unfilled[];
  onGoTo: (place: Unfilled) => void;
  onClose: () => void;
  onStart: (folder: string, choice: ExportChoice) => void;
}

/** Asks for the formats of an export, its options and its folder. */
export function ExportDialog({ hasMarks, unfilledFields, onGoTo, onClose, onStart }: ExportDialogProps) {
  const { bridge, settings } = useApp();
  const { exporting: words, window: frame } = useMessages();
  const task = useTask();
  const [formats, setFormats] = useState<ExportFormat[]>(["docx", "pdf"]);
  const [markup, setMarkup] = useState<ExportMarkup>("none");
  const [withVersions, setWithVersions] = useState(false);
  const [folder, setFolder] = useState(settings.exportFolder);
  useEffect(() => {
    // Before the first export, propose the documents folder.
    if (folder === null)
      void task(async () => setFolder((await bridge.ask("folders.list", { path: null })).path));
  }, [bridge, folder, task]);
  const toggle = (format: ExportFormat, isOn: boolean) =>
    setFormats(exportFormats.filter((each) => (each === format ? isOn : formats.includes(each))));
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      actions={
        <>
          {formats.length === 0 ? (
            <span className={joinClasses(kit.start, kit.faint)}>{words.nothingChosen}</span>
          ) : null}
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button
            look="primary"
            disabled={formats.length === 0 || !folder}
            onClick={() => folder && onStart(folder, { formats, markup, withVersions })}
          >
            {unfilledFields.length > 0 ? words.startAnyway : words.start}
          </Button>
        </>
      }
    >
      {unfilledFields.length > 0 ? <UnfilledList places={unfilledFields} onGoTo={onGoTo} /> : null}
      <fieldset className={folders.group}>
        <legend>{words.formats}</legend>
        {exportFormats.map((format) => (
          <Checkbox key={format} checked={formats.includes(format)} onChange={(isOn) => toggle(format, isOn)}>
            {words.formatNames[format]}
          </Checkbox>
        ))}
      </fieldset>
      {formats.includes("bulletin") ? (
        <fieldset className={folders.group}>
          <legend>{words.formatNames.bulletin}</legend>
          <Checkbox checked={withVersions} onChange={setWithVersions}>
            {words.withVersions}
          </Checkbox>
        </fieldset>
      ) : null}
      {hasMarks ? (
        <fieldset className={folders.group}>
          <legend>{words.markup}</legend>
          <Choice
            label={words.markup}
            value={markup}
            options={exportMarkups.map((each) => ({ value: each, label: words.markups[each] }))}
            onChange={setMarkup}
          />
          {markup === "all" && formats.some((each) => each === "html" || each === "txt") ? (
            <p className={kit.faint}>{words.markupHint}</p>
          ) : null}
        </fieldset>
      ) : null}
      <ExportFolder folder={folder} onChoose={setFolder} />
    </Dialog>
  );
}

/** The folder of the export, with up to four recent ones to choose from. */
function ExportFolder({ folder, onChoose }: { folder: string | null; onChoose: (path: string) => void }) {
  const { settings } = useApp();
  const words = useMessages().exporting;
  const { browse, picker } = useFolderChoice(folder, onChoose);
  const otherFolders = settings.recentFolders.filter((path) => path !== folder);
  return (
    <>
      <FolderField
        label={words.folder}
        folder={folder}
        none={words.noFolder}
        choose={words.browse}
        onBrowse={browse}
      >
        {otherFolders.length > 0 ? (
          <div className={styles.recent}>
            <span className={kit.faint}>{words.recent}</span>
            {otherFolders.slice(0, 4).map((path) => (
              <Button key={path} look="quiet" onClick={() => onChoose(path)}>
                {path}
              </Button>
            ))}
          </div>
        ) : null}
      </FolderField>
      {picker}
    </>
  );
}
