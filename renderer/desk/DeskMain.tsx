import type { ComponentProps, RefObject } from "react";
import { FindPanel, OutlinePanel, Paper, SettledPaper, type OutlineHandle } from "../editor/index.ts";
import type { PrintedPages } from "../preview/use-printed-pages.ts";
import { WaitingBelowOutline } from "./DeskManuscripts.tsx";
import { DeskPanel } from "./DeskPanel.tsx";
import type { DeskState } from "./use-desk.ts";
import styles from "./desk.module.css";

type DateForm = ComponentProps<typeof Paper>["dateForm"];

interface DeskMainProps {
  desk: DeskState;
  dateForm: DateForm;
  pages: PrintedPages;
  outline: RefObject<OutlineHandle | null>;
}

/** The middle of the desk: the outline, the paper, and the panel with tabs; in focus mode the paper alone. */
export function DeskMain({ desk, dateForm, pages, outline }: DeskMainProps) {
  const { issue, layout } = desk;
  return (
    <main className={styles.main}>
      {layout.isFocused ? null : (
        <OutlinePanel
          ref={outline}
          below={
            <WaitingBelowOutline
              issue={issue.openAnswer.id}
              isEditable={desk.isEditable}
              outline={outline}
              onRead={desk.setPlacedManuscript}
            />
          }
        />
      )}
      <DeskPaper desk={desk} dateForm={dateForm} />
      {layout.showsPanel && !layout.isFocused ? (
        <DeskPanel
          issue={issue}
          pages={pages}
          current={layout.tab}
          withPerson={desk.withPerson}
          onChoose={layout.choose}
          onClose={layout.closePanel}
        />
      ) : null}
    </main>
  );
}

/** The paper, or the final or original text in its place, and the find panel over it. */
function DeskPaper({ desk, dateForm }: { desk: DeskState; dateForm: DateForm }) {
  const { name, isReading } = desk.revisionView;
  const paper = { dateForm, zoom: desk.zoom.factor };
  return (
    <div className={styles.paper}>
      <Paper {...paper} marks={name === "simple" ? "simple" : "all"} isHidden={isReading} />
      {isReading ? (
        <SettledPaper key={name} {...paper} decision={name === "final" ? "accept" : "reject"} />
      ) : null}
      {desk.finds > 0 ? <FindPanel openCount={desk.finds} onClose={desk.closeFind} /> : null}
    </div>
  );
}
