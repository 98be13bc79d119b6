import type { PlacedHint } from "../../shared/contract/exporting.ts";
import { useMessages } from "../app/messages.tsx";
import styles from "./preview.module.css";

interface PageHintsProps {
  hints: readonly PlacedHint[];
  onGoTo: (block: string) => void;
}

/** The layout hints (版面提示) above the pages. */
export function PageHints({ hints, onGoTo }: PageHintsProps) {
  const words = useMessages().desk;
  return (
    <details className={styles.hints}>
      <summary>{words.hints(hints.length)}</summary>
      <PageHintList hints={hints} onGoTo={onGoTo} />
    </details>
  );
}

/** A list of layout hints; each leads to its paragraph. */
export function PageHintList({ hints, onGoTo }: PageHintsProps) {
  const words = useMessages().desk;
  return (
    <ul className={styles.pageHints}>
      {hints.map(({ kind, page, lines, block, text }) => (
        <li key={`${kind} ${block}`}>
          <button type="button" onClick={() => onGoTo(block)}>
            {words.hint[kind](page, lines)}
            <small>{text}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
