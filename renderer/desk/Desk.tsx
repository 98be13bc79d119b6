/** The editing desk: loads one issue and puts the parts of its screen together. */
import { useCallback, useEffect, useRef } from "react";
import { errorSentence } from "../../shared/messages/index.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { askToTakeBack } from "../backups/TakeBackDialog.tsx";
import {
  BulletinEditor,
  CheckingProvider,
  CommentsCommand,
  useGoTo,
  type EditorHandle,
  type OutlineHandle,
} from "../editor/index.ts";
import { usePrintedPages } from "../preview/use-printed-pages.ts";
import { useIssuePublication } from "../publications/use-issue-publication.ts";
import { Button } from "../ui/Button.tsx";
import { AccessBanner } from "./saving/AccessBanner.tsx";
import { DeskBoundary } from "./DeskBoundary.tsx";
import { DeskCommands } from "./DeskCommands.tsx";
import { DeskHeader } from "./head/DeskHeader.tsx";
import { DeskMain } from "./DeskMain.tsx";
import { DeskTools } from "./DeskTools.tsx";
import { PlaceManuscript } from "./DeskManuscripts.tsx";
import { GoneBanner } from "./saving/GoneBanner.tsx";
import { LeavingDialog } from "./saving/LeavingDialog.tsx";
import { ProgressSteps } from "./head/ProgressSteps.tsx";
import { ReuseArrival } from "./ReuseArrival.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { ReadingBanner } from "./TrackingTools.tsx";
import { DeskContext, useDesk, useOpenDesk } from "./use-desk.ts";
import { isDamagedIssue, useOpenIssue, type OpenIssue } from "./saving/use-open-issue.ts";
import kit from "../ui/kit.module.css";
import styles from "./desk.module.css";

/** The screen of one issue. @param article outline id of the article to scroll to */
export function Desk({ id, article }: { id: number; article: string | undefined }) {
  const issue = useOpenIssue(id);
  const { copies, desk: words, window: frame } = useMessages();
  const locale = useLocale();
  if (issue === undefined) {
    return <p className={styles.loading}>{frame.loading}</p>;
  }
  if (issue instanceof BulletinError) {
    return (
      <div className={kit.empty} role="alert">
        <strong>{issue.code === "not-found" ? words.missing : errorSentence(issue.data, locale)}</strong>
        <span className={kit.emptyActions}>
          <Button onClick={() => goTo({ screen: "library" })}>{words.back}</Button>
          {isDamagedIssue(issue) ? (
            <Button look="primary" onClick={() => askToTakeBack({ kind: "issue", id })}>
              {copies.open}
            </Button>
          ) : null}
        </span>
      </div>
    );
  }
  return (
    <>
      <DeskBoundary key={issue.key} issue={issue}>
        <OpenDesk issue={issue} article={article} />
      </DeskBoundary>
      <LeavingIssue issue={issue} />
    </>
  );
}

function OpenDesk({ issue, article }: { issue: OpenIssue; article: string | undefined }) {
  return (
    <DeskContext value={useDesk(issue)}>
      <DeskParts article={article} />
    </DeskContext>
  );
}

function DeskParts({ article }: { article: string | undefined }) {
  const desk = useOpenDesk();
  const { issue, layout, isEditable } = desk;
  const { openAnswer, access } = issue;
  const { profile, page, problem } = useIssuePublication(openAnswer, issue.masthead);
  const pages = usePrintedPages(issue.bulletin, openAnswer.publication, page);
  const showComments = () => layout.bring("comments");
  const outline = useRef<OutlineHandle>(null);
  const editor = useRef<EditorHandle>(null);
  // The caret is in the text as soon as the issue is open.
  useEffect(() => editor.current?.focus(), []);

  return (
    <BulletinEditor
      ref={editor}
      bulletin={openAnswer.document}
      readOnly={!isEditable}
      pointStyle={profile?.pointStyle}
      page={page}
      tracks={desk.tracking.author}
      onEdit={issue.noteEdit}
      onLongEdit={issue.noteLongEdit}
    >
      {article === undefined ? null : <ArticleArrival article={article} />}
      <ReuseArrival issue={openAnswer.id} isEditable={isEditable} />
      <CheckingProvider issue={openAnswer.id}>
        <div className={layout.className}>
          <DeskCommands />
          <CommentsCommand withPerson={desk.withPerson} onShow={showComments} />
          <DeskHeader
            issue={issue}
            problem={problem}
            steps={<ProgressSteps issue={issue} onShowComments={showComments} />}
            showsPages={layout.showsPanel && layout.tab === "pages"}
          />
          <DeskTools desk={desk} />
          <div className={styles.banners}>
            <GoneBanner bulletin={issue.bulletin} />
            <AccessBanner issue={issue} />
            <ReadingBanner revisionView={desk.revisionView} />
            {desk.personDialog}
          </div>
          <DeskMain desk={desk} dateForm={profile?.dateForm} pages={pages} outline={outline} />
          {desk.placedManuscript === null ? null : (
            <PlaceManuscript
              manuscript={desk.placedManuscript}
              outline={outline}
              onClose={() => desk.setPlacedManuscript(null)}
            />
          )}
          <StatusBar
            saveState={issue.saveState}
            isReadOnly={access.kind !== "writing"}
            pages={pages}
            grid={page.grid}
            zoom={desk.zoom}
          />
        </div>
      </CheckingProvider>
    </BulletinEditor>
  );
}

/** Asks the person who leaves the issue before it is saved. */
function LeavingIssue({ issue }: { issue: OpenIssue }) {
  const { destination, stay, leaveFor } = issue.leaving;
  const leave = useCallback(() => destination && leaveFor(destination), [destination, leaveFor]);
  return destination && <LeavingDialog issue={issue} onStay={stay} onLeave={leave} />;
}

/** Scrolls to the article that the address names, once the paper is drawn. */
function ArticleArrival({ article }: { article: string }) {
  const goToArticle = useGoTo();
  useEffect(() => {
    const frame = requestAnimationFrame(() => goToArticle(article));
    return () => cancelAnimationFrame(frame);
  }, [goToArticle, article]);
  return null;
}
