/** Everything that the gallery shows, by name: the widgets of `ui/` and most dialogs. */
import { useEffect, type ReactNode } from "react";
import { defaultPointStyle } from "../../shared/points/style.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import type { SearchResult } from "../../shared/contract/search.ts";
import type { Template } from "../../shared/contract/templates.ts";
import { check, noContext } from "../../shared/proofing/index.ts";
import { askToRestore, RestoreDialog } from "../backups/RestoreDialog.tsx";
import { CopyChoice } from "../backups/CopyChoice.tsx";
import { SubjectChoice } from "../backups/SubjectChoice.tsx";
import { TableChoice } from "../backups/TableChoice.tsx";
import { bytesToBase64 } from "../app/base64.ts";
import { createStore } from "../app/store.ts";
import { LeavingDialog } from "../desk/saving/LeavingDialog.tsx";
import { createOpenBulletin } from "../desk/saving/open-bulletin.ts";
import type { SaveState } from "../desk/saving/saver.ts";
import { IgnoreDialog } from "../editor/checking/IgnoreDialog.tsx";
import { IgnoredDialog } from "../editor/checking/IgnoredDialog.tsx";
import { AlternativeDialog } from "../editor/objects/figures/AlternativeDialog.tsx";
import { PointsDialog } from "../editor/points/PointsDialog.tsx";
import { KeepDialog } from "../editor/templates/KeepDialog.tsx";
import { TemplateDialog } from "../editor/templates/TemplateDialog.tsx";
import { ExportDialog } from "../exporting/ExportDialog.tsx";
import { FolderPicker } from "../folders/FolderPicker.tsx";
import { ImportDialog } from "../importing/ImportDialog.tsx";
import { BulkImport } from "../importing/BulkImport.tsx";
import { ReuseDialog } from "../library/ReuseDialog.tsx";
import { CompareDialog } from "../manuscripts/CompareDialog.tsx";
import { PlaceDialog } from "../manuscripts/PlaceDialog.tsx";
import { UnlistedUnitsDialog } from "../names/UnlistedUnitsDialog.tsx";
import { PersonDialog } from "../settings/PersonDialog.tsx";
import { SettingsDialog } from "../settings/SettingsDialog.tsx";
import { ArticlesDialog } from "../statistics/ArticlesDialog.tsx";
import { view } from "../statistics/view.ts";
import { NotesDialog } from "../statistics/NotesDialog.tsx";
import { ExportIssues } from "../transfer/ExportIssues.tsx";
import { ImportIssues } from "../transfer/ImportIssues.tsx";
import { AdvanceDialog } from "../versions/AdvanceDialog.tsx";
import { ComparisonDialog } from "../versions/ComparisonDialog.tsx";
import { HistoryDialog } from "../versions/HistoryDialog.tsx";
import { KeepVersionDialog } from "../versions/KeepVersionDialog.tsx";
import { UnlockDialog } from "../versions/UnlockDialog.tsx";
import { widgets } from "./widgets.tsx";
// Styles that the screen around these dialogs brings.

/** What the core of the gallery gave: it holds the sample as issue 1. */
export interface SpecimenData {
  bulletin: BulletinDocument;
  templates: readonly Template[];
  results: readonly SearchResult[];
}

let specimenData: Promise<SpecimenData> | undefined;

/** Asks the core once, whichever specimen is shown first. */
export const fetchData = (bridge: Bridge): Promise<SpecimenData> => (specimenData ??= askAll(bridge));

async function askAll(bridge: Bridge): Promise<SpecimenData> {
  const { document: bulletin } = await bridge.ask("importing.sample", {});
  const { templates } = await bridge.ask("templates.list", {});
  const { results } = await bridge.ask("search.find", { query: "服务" });
  return { bulletin, templates, results };
}

const sampleIssue = 1;
const sampleSubject = { kind: "issue", id: sampleIssue } as const;
const ignore = () => {};

/** The sample with a wrong word and without its number, so that lists of faults have something to show. */
function withFaults(bulletin: BulletinDocument): BulletinDocument {
  const blocks = bulletin.blocks.map((block) =>
    block.style === "body" ? { ...block, runs: [...block.runs, { text: "布署完毕。" }] } : block,
  );
  return { ...bulletin, masthead: { ...bulletin.masthead, number: null }, blocks };
}

/** A manuscript with a paragraph that a page break cut, and spaces to tidy. */
const brokenText = {
  name: "示例来稿.txt",
  bytes: bytesToBase64(
    new TextEncoder().encode(
      "【示例栏目】\n示例标题  示例区开展示例工作，\n\n取得 8 月成效。\n（示例街道）\n",
    ),
  ),
};

/** The dialog listens to a store of its own feature: asking fills it. */
function AskedToRestore() {
  useEffect(() => {
    askToRestore({
      path: "示例.backup",
      at: "2026-03-09T08:00:00.000Z",
      kind: "daily",
      number: 1,
      bytes: 1,
      date: "2026-03-09",
    });
  }, []);
  return <RestoreDialog />;
}

const notSaved = createStore<SaveState>({
  kind: "failed",
  error: new BulletinError("disk-full", { path: "/示例/library.db" }),
});

const dialogs: Record<string, (data: SpecimenData) => ReactNode> = {
  AdvanceDialog: ({ bulletin }) => (
    <AdvanceDialog
      to="final"
      read={() => withFaults(bulletin)}
      check={async (each) => check(each, noContext)}
      onGoTo={ignore}
      onAdvance={ignore}
      onClose={ignore}
    />
  ),
  ArticlesDialog: () => <ArticlesDialog view={view.read()} row="示例区政务服务中心" />,
  AlternativeDialog: () => (
    <AlternativeDialog value="" caption="图 1 示例" onSave={ignore} onClose={ignore} />
  ),
  BulkImport: () => <BulkImport onClose={ignore} />,
  CompareDialog: ({ results }) => {
    const text = results[0]?.snippet.map(({ text: part }) => part).join("") ?? "";
    return (
      <CompareDialog
        title="示例来稿"
        text={text}
        match={{
          kind: "manuscript",
          id: 1,
          title: "示例",
          unit: "示例街道",
          share: 0.8,
          text: `${text}又及。`,
        }}
        onClose={ignore}
      />
    );
  },
  CopyChoice: () => <CopyChoice subject={sampleSubject} onBack={ignore} onClose={ignore} />,
  ComparisonDialog: ({ bulletin }) => {
    const side = { by: { name: "陈示例", role: "editor" as const }, at: "2026-03-09T08:00:00.000Z" };
    return (
      <ComparisonDialog
        older={{ ...side, name: "起草", bulletin }}
        newer={{ ...side, name: "校对", bulletin: withFaults(bulletin) }}
        onClose={ignore}
      />
    );
  },
  ExportDialog: ({ bulletin }) => (
    <ExportDialog
      hasMarks
      unfilledFields={[
        { kind: "number" },
        { kind: "field", block: bulletin.blocks[0]?.id ?? "", name: "单位" },
      ]}
      onGoTo={ignore}
      onClose={ignore}
      onStart={ignore}
    />
  ),
  ExportIssues: () => <ExportIssues onClose={ignore} />,
  ImportDialog: () => <ImportDialog file={brokenText} at={1} total={2} onDone={ignore} onClose={ignore} />,
  FolderPicker: () => <FolderPicker start={null} onChoose={ignore} onClose={ignore} />,
  UnlistedUnitsDialog: () => <UnlistedUnitsDialog onTakeIn={ignore} onClose={ignore} />,
  HistoryDialog: () => <HistoryDialog issue={sampleIssue} onClose={ignore} />,
  IgnoreDialog: ({ bulletin }) => {
    const finding = check(withFaults(bulletin), noContext).find(({ text }) => text === "布署");
    return finding && <IgnoreDialog finding={finding} scope="text" onIgnore={ignore} onClose={ignore} />;
  },
  IgnoredDialog: () => <IgnoredDialog ignored={[]} onStopIgnoring={ignore} onClose={ignore} />,
  ImportIssues: () => <ImportIssues onClose={ignore} onUndo={ignore} />,
  KeepDialog: ({ bulletin, templates }) => (
    <KeepDialog blocks={bulletin.blocks.slice(0, 3)} templates={templates} onKeep={ignore} onClose={ignore} />
  ),
  KeepVersionDialog: () => (
    <KeepVersionDialog issue={sampleIssue} flush={() => Promise.resolve(true)} onClose={ignore} />
  ),
  LeavingDialog: ({ bulletin }) => (
    <LeavingDialog
      issue={{ saveState: notSaved, bulletin: createOpenBulletin(bulletin) }}
      onStay={ignore}
      onLeave={ignore}
    />
  ),
  NotesDialog: ({ results }) => {
    const result = results[0];
    return (
      result && (
        <NotesDialog
          article={{
            ...result,
            title: result.title.map(({ text }) => text).join(""),
            source: "示例街道",
            role: "single",
            characters: 300,
            points: 1,
            notes: [],
          }}
          onClose={ignore}
        />
      )
    );
  },
  PersonDialog: () => <PersonDialog onClose={ignore} />,
  PlaceDialog: () => <PlaceDialog first={null} onPlace={ignore} onPress={ignore} onClose={ignore} />,
  PointsDialog: ({ bulletin }) => (
    <PointsDialog
      bulletin={bulletin}
      article={null}
      initialStyle={{ ...defaultPointStyle, extent: "first-comma" }}
      onApply={ignore}
      onClose={ignore}
    />
  ),
  RestoreDialog: () => <AskedToRestore />,
  ReuseDialog: ({ results }) => results[0] && <ReuseDialog result={results[0]} onClose={ignore} />,
  SettingsDialog: () => <SettingsDialog onClose={ignore} />,
  SubjectChoice: () => (
    <SubjectChoice kind="issue" text="" onKind={ignore} onText={ignore} onChoose={ignore} onClose={ignore} />
  ),
  TableChoice: () => <TableChoice table="templates" onClose={ignore} />,
  TemplateDialog: ({ templates }) => (
    <TemplateDialog templates={templates} onInsert={ignore} onKeep={ignore} onClose={ignore} />
  ),
  UnlockDialog: () => <UnlockDialog onUnlock={ignore} onClose={ignore} />,
};

export const specimens: Readonly<Record<string, (data: SpecimenData) => ReactNode>> = {
  ...widgets,
  ...dialogs,
};
