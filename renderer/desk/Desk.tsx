import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { Manuscript } from "../../shared/contract/manuscripts.ts";
import { errorSentence } from "../../shared/messages/index.ts";
import { CallError } from "../app/context.tsx";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { keysOf, useWindowCommands } from "../app/shell-commands.ts";
import { createStore } from "../app/store.ts";
import {
  BulletinEditor,
  CheckingProvider,
  CommentsCommand,
  EditorTool,
  EditorToolbar,
  FindPanel,
  OutlinePanel,
  Paper,
  SettledPaper,
  useChecking,
  useEditorCommand,
  useGoTo,
  useOrigins,
  useOutline,
  usePlacing,
  useRevisionActions,
  type EditorHandle,
  type OutlineHandle,
} from "../editor/index.ts";
import { useImport } from "../importing/ImportFlow.tsx";
import { useNewIssue } from "../library/NewIssueFlow.tsx";
import { PlaceDialog } from "../manuscripts/PlaceDialog.tsx";
import { usePlace } from "../manuscripts/use-place.ts";
import { titleOf, WaitingManuscripts } from "../manuscripts/WaitingManuscripts.tsx";
import { useIssuePublication } from "../publications/use-issue-publication.ts";
import { usePersonFirst } from "../settings/use-person-first.tsx";
import { usePrintedPages } from "../preview/use-printed-pages.ts";
import { Button } from "../ui/Button.tsx";
import { AccessBanner } from "./AccessBanner.tsx";
import { CommandPalette } from "./CommandPalette.tsx";
import { DeskHeader } from "./DeskHeader.tsx";
import { DeskPanel, type PanelTab } from "./DeskPanel.tsx";
import { ProgressSteps } from "./ProgressSteps.tsx";
import { goToRegion } from "./regions.ts";
import { ReuseArrival } from "./ReuseArrival.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { ReadingBanner, TrackingTools } from "./TrackingTools.tsx";
import { useMarks, type Marks } from "./use-revision-view.ts";
import { useOpenIssue, type OpenIssue } from "./use-open-issue.ts";
import { useTracking } from "./use-tracking.ts";
import { useZoom, type Zoom } from "./use-zoom.ts";
import "./desk.css";

/** From this width on, px, the pages are shown beside the paper from the start. */
const wideWindow = 1280;

/** The editing desk: one issue on paper, with its outline and its printed pages. */
export function Desk({ id, article }: { id: number; article: string | undefined }) {
  const issue = useOpenIssue(id);
  const { desk: words, window: frame } = useMessages();
  const locale = useLocale();
  if (issue === undefined) {
    return (
      <p className="desk-loading">
        {frame.loading}
        <IdleCommands />
      </p>
    );
  }
  if (issue instanceof CallError) {
    const { code, details } = issue.error;
    return (
      <div className="empty" role="alert">
        <strong>{code === "not-found" ? words.missing : errorSentence(code, details, locale)}</strong>
        <Button onClick={() => goTo({ screen: "library" })}>{words.back}</Button>
        <IdleCommands />
      </div>
    );
  }
  return <OpenDesk key={issue.key} issue={issue} article={article} />;
}

/** Where no issue is open there is nothing to save: the window may be left at once. */
function IdleCommands() {
  useWindowCommands({ "library.open": () => goTo({ screen: "library" }), "app.close": () => window.close() });
  return null;
}

function OpenDesk({ issue, article }: { issue: OpenIssue; article: string | undefined }) {
  const { opened, edited, access } = issue;
  const [latest] = useState(() => createStore(() => opened.document));
  const read = useCallback(() => latest.read()(), [latest]);
  const onEdit = useCallback(
    (readEdit: () => BulletinDocument) => {
      latest.set(readEdit);
      edited(readEdit);
    },
    [edited, latest],
  );
  const [tab, setTab] = useState<PanelTab>("pages");
  const [showsPanel, setShowsPanel] = useState(() => innerWidth >= wideWindow);
  const showsPages = showsPanel && tab === "pages";
  const show = (wanted: PanelTab) => {
    setShowsPanel(!(showsPanel && tab === wanted));
    setTab(wanted);
  };
  /** How often finding was asked for; 0: the panel is closed. */
  const [finds, setFinds] = useState(0);
  const [isFocused, setIsFocused] = useState(false);
  const bring = (wanted: PanelTab) => {
    setIsFocused(false);
    setShowsPanel(true);
    setTab(wanted);
  };
  const showComments = () => bring("comments");
  const { first, dialog } = usePersonFirst();
  /** 稿库 over the desk: which manuscript is read there, 0 for none yet; null: it is closed. */
  const [reads, setReads] = useState<number | null>(null);
  const outline = useRef<OutlineHandle>(null);
  const zoom = useZoom();
  const tracking = useTracking();
  const marks = useMarks();
  const isEditable = access.kind === "writing" && !marks.isReading;
  const toggleTracking = () => isEditable && first(tracking.toggle);
  const { profile, page, problem } = useIssuePublication(opened, issue.masthead);
  const paper = { dateForm: profile?.dateForm, zoom: zoom.factor };
  const pages = usePrintedPages(latest, opened.publication, page);
  const editor = useRef<EditorHandle>(null);
  // Who opens an issue types at once.
  useEffect(() => editor.current?.focus(), []);
  const { desk: words, find: findWords, manuscripts: manuscriptWords } = useMessages();
  return (
    <BulletinEditor
      ref={editor}
      bulletin={opened.document}
      readOnly={!isEditable}
      pointStyle={profile?.pointStyle}
      page={page}
      tracks={tracking.author}
      onEdit={onEdit}
    >
      {article === undefined ? null : <Reached article={article} />}
      <ReuseArrival issue={opened.id} isEditable={isEditable} />
      <CheckingProvider issue={opened.id}>
        <div className={isFocused ? "desk desk-focused" : showsPanel ? "desk desk-with-panel" : "desk"}>
          <DeskCommands
            issue={issue}
            onTogglePages={() => show("pages")}
            onToggleVersions={() => show("versions")}
            onToggleRevisions={() => show("revisions")}
            onToggleTracking={toggleTracking}
            marks={marks}
            onToggleComments={() => show("comments")}
            onToggleChecking={() => show("checking")}
            onCheck={() => bring("checking")}
            onFind={() => setFinds(finds + 1)}
            onPlace={() => isEditable && setReads(0)}
            onFocus={() => setIsFocused(!isFocused)}
            zoom={zoom}
            toText={() => editor.current?.focus()}
          />
          <CommentsCommand first={first} onShow={showComments} />
          <DeskHeader
            issue={opened.id}
            masthead={issue.masthead}
            problem={problem}
            read={read}
            publication={opened.publication}
            steps={<ProgressSteps issue={issue} read={read} onShowComments={showComments} />}
            showsPages={showsPages}
            onTogglePages={() => show("pages")}
          />
          <div className="desk-tools">
            <EditorToolbar>
              <Button
                look="quiet"
                className="desk-find"
                title={keysOf("find.open")}
                onClick={() => setFinds(finds + 1)}
              >
                {findWords.title}
              </Button>
              <Button
                look="quiet"
                title={keysOf("manuscripts.open")}
                disabled={!isEditable}
                onClick={() => setReads(0)}
              >
                {manuscriptWords.title}
              </Button>
              <TrackingTools
                tracking={tracking}
                marks={marks}
                isEditable={isEditable}
                onToggle={toggleTracking}
              />
              <EditorTool name="comment.add" />
            </EditorToolbar>
          </div>
          <div className="desk-banners">
            <AccessBanner issue={issue} read={read} />
            <ReadingBanner marks={marks} />
            {dialog}
          </div>
          <main className="desk-main">
            {isFocused ? null : (
              <OutlinePanel
                ref={outline}
                below={
                  <Waiting issue={opened.id} isEditable={isEditable} outline={outline} onRead={setReads} />
                }
              />
            )}
            <div className="desk-paper">
              <Paper
                {...paper}
                marks={marks.view === "simple" ? "simple" : "all"}
                isHidden={marks.isReading}
              />
              {marks.isReading ? (
                <SettledPaper
                  key={marks.view}
                  {...paper}
                  decision={marks.view === "final" ? "accept" : "reject"}
                />
              ) : null}
              {finds > 0 ? <FindPanel asked={finds} onClose={() => setFinds(0)} /> : null}
            </div>
            {showsPanel && !isFocused ? (
              <DeskPanel
                issue={issue}
                read={read}
                pages={pages}
                current={tab}
                first={first}
                onChoose={setTab}
                onClose={() => setShowsPanel(false)}
              />
            ) : null}
          </main>
          {reads === null ? null : <Placing first={reads} outline={outline} onClose={() => setReads(null)} />}
          <StatusBar
            saveState={issue.saveState}
            isReadOnly={access.kind !== "writing"}
            pages={
              pages.failure
                ? words.previewFailed
                : pages.printed
                  ? words.pagesOf(pages.printed.pages)
                  : words.counting
            }
            grid={page.grid}
            zoom={zoom}
          />
        </div>
      </CheckingProvider>
    </BulletinEditor>
  );
}

/** Goes to the article that the address names, once the paper is there. */
function Reached({ article }: { article: string }) {
  const goTo = useGoTo();
  useEffect(() => {
    const frame = requestAnimationFrame(() => goTo(article));
    return () => cancelAnimationFrame(frame);
  }, [goTo, article]);
  return null;
}

/** 稿库 over the desk. Its own component: only inside the editor is there a place for a manuscript. */
function Placing({
  first,
  outline,
  onClose,
}: {
  first: number;
  outline: RefObject<OutlineHandle | null>;
  onClose: () => void;
}) {
  const onPlace = usePlacing();
  const drag = useManuscriptDrag(outline, onClose);
  return (
    <PlaceDialog first={first === 0 ? null : first} onPlace={onPlace} onPress={drag} onClose={onClose} />
  );
}

/** 稿库待用 below the outline. */
function Waiting({
  issue,
  isEditable,
  outline,
  onRead,
}: {
  issue: number;
  isEditable: boolean;
  outline: RefObject<OutlineHandle | null>;
  onRead: (id: number) => void;
}) {
  const onPlace = usePlacing();
  const { sections } = useOutline();
  const held = new Set(useOrigins().values());
  return (
    <WaitingManuscripts
      issue={issue}
      held={held}
      sections={sections}
      isEditable={isEditable}
      onPlace={onPlace}
      onPress={useManuscriptDrag(outline)}
      onRead={onRead}
    />
  );
}

/** Lets a manuscript be dragged into the outline. @param onBegin what it comes from may make room. */
function useManuscriptDrag(
  outline: RefObject<OutlineHandle | null>,
  onBegin: () => void = () => {},
): (event: PointerEvent, manuscript: Manuscript) => void {
  const place = usePlace(usePlacing());
  return (event, manuscript) =>
    outline.current?.dragIn(event, {
      title: titleOf(manuscript),
      onBegin,
      onDrop: (to) => place(manuscript, "article", to),
    });
}

interface DeskCommandsProps {
  issue: OpenIssue;
  onTogglePages: () => void;
  onToggleVersions: () => void;
  onToggleRevisions: () => void;
  onToggleTracking: () => void;
  marks: Marks;
  onToggleComments: () => void;
  onToggleChecking: () => void;
  /** The findings are gone through. */
  onCheck: () => void;
  onFind: () => void;
  onPlace: () => void;
  onFocus: () => void;
  zoom: Zoom;
  toText: () => void;
}

/** Keys and menu commands of the desk. Its own component: only inside the editor are the editor's commands known. */
function DeskCommands({
  issue,
  onTogglePages,
  onToggleVersions,
  onToggleComments,
  onToggleChecking,
  onCheck,
  onToggleRevisions,
  onToggleTracking,
  marks,
  onFind,
  onPlace,
  onFocus,
  zoom,
  toText,
}: DeskCommandsProps) {
  const [showsPalette, setShowsPalette] = useState(false);
  const { run } = useEditorCommand();
  const { step } = useRevisionActions();
  const checking = useChecking();
  const toFinding = (direction: 1 | -1) => {
    onCheck();
    checking.step(direction);
  };
  const { choose } = useImport();
  const begin = useNewIssue();
  const work: Parameters<typeof useWindowCommands>[0] = {
    "issue.new": () => void issue.flush().then(begin),
    "issue.save": () => void issue.flush(),
    "preview.toggle": onTogglePages,
    "versions.toggle": onToggleVersions,
    "tracking.toggle": onToggleTracking,
    "revisions.toggle": onToggleRevisions,
    "revision.next": () => step(1),
    "revision.previous": () => step(-1),
    "revision.accept": () => run("revision.accept"),
    "revision.reject": () => run("revision.reject"),
    "marks.all": () => marks.show("all"),
    "marks.simple": () => marks.show("simple"),
    "marks.final": () => marks.show("final"),
    "marks.original": () => marks.show("original"),
    "comments.toggle": onToggleComments,
    "checking.toggle": onToggleChecking,
    "finding.next": () => toFinding(1),
    "finding.previous": () => toFinding(-1),
    "find.open": onFind,
    "manuscripts.open": onPlace,
    "focus.toggle": onFocus,
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
