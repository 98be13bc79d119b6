import { Check, Minus, Plus } from "lucide-react";
import type { PageProfile } from "../../shared/layout/page.ts";
import type { Messages } from "../../shared/messages/index.ts";
import { keyLabelOf, runCommand } from "../app/commands.ts";
import { formatCount, formatTime } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useStore, type Store } from "../app/store.ts";
import { useErrorSentence } from "../app/use-task.ts";
import { useCounts } from "../editor/index.ts";
import type { PrintedPages } from "../preview/use-printed-pages.ts";
import type { SaveState } from "./saving/saver.ts";
import type { Zoom } from "./use-zoom.ts";
import styles from "./desk.module.css";

interface StatusBarProps {
  saveState: Store<SaveState>;
  isReadOnly: boolean;
  pages: PrintedPages;
  grid: PageProfile["grid"];
  zoom: Zoom;
}

/** The line at the bottom of the desk: pages, characters, zoom, and whether everything is saved. */
export function StatusBar({ saveState, isReadOnly, pages, grid, zoom }: StatusBarProps) {
  const { desk: words, window: frame } = useMessages();
  const locale = useLocale();
  const { characters } = useCounts();
  return (
    <footer className={styles.status} data-region="status">
      <span data-testid="pages">{pagesText(pages, words)}</span>
      <span>{words.characters(formatCount(characters, locale))}</span>
      <span>{words.grid(grid.lines, grid.characters)}</span>
      <span className={styles.statusEnd}>{frame.offline}</span>
      <span className={styles.statusZoom} role="group" aria-label={words.zoom}>
        <button
          type="button"
          aria-label={words.zoomOut}
          title={keyLabelOf("zoom.out")}
          onClick={() => runCommand("zoom.out")}
        >
          <Minus size={12} />
        </button>
        <button
          type="button"
          className={styles.statusPercent}
          title={keyLabelOf("zoom.fit")}
          onClick={() => runCommand("zoom.fit")}
        >
          {zoom.factor === undefined ? words.zoomFit : `${Math.round(zoom.factor * 100)}%`}
        </button>
        <button
          type="button"
          aria-label={words.zoomIn}
          title={keyLabelOf("zoom.in")}
          onClick={() => runCommand("zoom.in")}
        >
          <Plus size={12} />
        </button>
      </span>
      {isReadOnly ? (
        <span className={styles.statusReadonly}>{words.readOnly}</span>
      ) : (
        <SaveIndicator saveState={saveState} />
      )}
    </footer>
  );
}

/** The number of pages, or why it is not known. */
function pagesText({ newestPrint, failure }: PrintedPages, words: Messages["desk"]): string {
  if (failure) return words.previewFailed;
  return newestPrint ? words.pagesOf(newestPrint.pages) : words.counting;
}

function SaveIndicator({ saveState }: { saveState: Store<SaveState> }) {
  const state = useStore(saveState);
  const words = useMessages().desk;
  const sentence = useErrorSentence();
  const text = {
    saved: () => words.saved(state.kind === "saved" ? formatTime(state.at) : ""),
    unsaved: () => words.unsaved,
    saving: () => words.saving,
    failed: () => words.failed,
    stopped: () => words.unsaved,
  }[state.kind]();
  const title = state.kind === "failed" ? sentence(state.error) : undefined;
  return (
    <span className={styles.statusSaved} role="status" data-state={state.kind} title={title}>
      {state.kind === "saved" ? <Check size={13} /> : null}
      {text}
      {title ? `：${title}` : ""}
    </span>
  );
}
