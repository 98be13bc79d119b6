import { Check, Minus, Plus } from "lucide-react";
import { standardPage } from "../../shared/layout/page.ts";
import { formatCount, formatTime } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useErrorSentence } from "../app/use-task.ts";
import { CallError } from "../app/context.tsx";
import { useCounts } from "../editor/index.ts";
import type { SaveState } from "./saver.ts";

const zoomSteps = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2];

interface StatusBarProps {
  saveState: SaveState;
  isReadOnly: boolean;
  /** How many pages there are, or why that is not known. */
  pages: string;
  /** Undefined: as wide as there is room. */
  zoom: number | undefined;
  onZoom: (zoom: number | undefined) => void;
}

/** Pages, characters, and whether everything is saved. */
export function StatusBar({ saveState, isReadOnly, pages, zoom, onZoom }: StatusBarProps) {
  const { desk: words, window: frame } = useMessages();
  const locale = useLocale();
  const { characters } = useCounts();
  const { lines, characters: across } = standardPage.grid;
  const current = zoom ?? 1;
  const step = (direction: 1 | -1) => {
    const next = direction === 1 ? zoomSteps.find((value) => value > current + 0.001) : zoomSteps.findLast((value) => value < current - 0.001);
    if (next !== undefined) onZoom(next);
  };
  return (
    <footer className="status">
      <span data-testid="pages">{pages}</span>
      <span>{words.characters(formatCount(characters, locale))}</span>
      <span>{words.grid(lines, across)}</span>
      <span className="status-end">{frame.offline}</span>
      <span className="status-zoom" role="group" aria-label={words.zoom}>
        <button type="button" aria-label={words.zoomOut} onClick={() => step(-1)}>
          <Minus size={12} />
        </button>
        <button type="button" className="status-percent" onClick={() => onZoom(undefined)}>
          {zoom === undefined ? words.zoomFit : `${Math.round(zoom * 100)}%`}
        </button>
        <button type="button" aria-label={words.zoomIn} onClick={() => step(1)}>
          <Plus size={12} />
        </button>
      </span>
      {isReadOnly ? <span className="status-readonly">{words.readOnly}</span> : <SavedMark state={saveState} />}
    </footer>
  );
}

function SavedMark({ state }: { state: SaveState }) {
  const words = useMessages().desk;
  const sentence = useErrorSentence();
  const text = {
    saved: () => words.saved(state.kind === "saved" ? formatTime(state.at) : ""),
    unsaved: () => words.unsaved,
    saving: () => words.saving,
    failed: () => words.failed,
    stopped: () => words.unsaved,
  }[state.kind]();
  const title = state.kind === "failed" ? sentence(new CallError(state.error)) : undefined;
  return (
    <span className="status-saved" role="status" data-state={state.kind} title={title}>
      {state.kind === "saved" ? <Check size={13} /> : null}
      {text}
      {title ? `：${title}` : ""}
    </span>
  );
}
