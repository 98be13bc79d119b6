import type { PlacedHint } from "../../shared/contract/calls.ts";
import { useMessages } from "../app/messages.tsx";

/** 版面提示: what an editor would mend about the pages; each leads to its paragraph. */
export function PageHints({ hints, onGoTo }: { hints: readonly PlacedHint[]; onGoTo: (block: string) => void }) {
  const words = useMessages().desk;
  return (
    <details className="preview-hints">
      <summary>{words.hints(hints.length)}</summary>
      <ul>
        {hints.map(({ kind, page, lines, block, text }) => (
          <li key={`${kind} ${block}`}>
            <button type="button" onClick={() => onGoTo(block)}>
              {words.hint[kind](page, lines)}
              <small>{text}</small>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
