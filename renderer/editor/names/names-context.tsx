/**
 * Completes names in an open editor from the office's tables (名录): first names that the issue uses, then
 * those chosen recently.
 */
import { createContext, use, useEffect, useMemo, useRef, type ReactNode } from "react";
import { complete, type CompletionOptions, type Completion } from "../../../shared/names/complete.ts";
import { formsIn, indexNames } from "../../../shared/names/name-index.ts";
import type { Outline } from "../../../shared/document/outline.ts";
import { useOutlineStore } from "../session/editor-state.tsx";
import { useNameTables } from "./use-name-tables.ts";

export interface Names {
  /** The names that complete the text before the caret; null without any. */
  complete(before: string, options: Omit<CompletionOptions, "rank">): Completion | null;
  /** Ranks a chosen name higher from now on. */
  remember(text: string): void;
}

const NamesContext = createContext<Names>({ complete: () => null, remember: () => undefined });

/** The names of the surrounding `NamesProvider`. */
export const useNames = (): Names => use(NamesContext);

/** Names that were chosen in this window, the most recent first. */
let recentNames: readonly string[] = [];
const mostRecent = 50;

/** Provides `useNames` to an editor. */
export function NamesProvider({ children }: { children: ReactNode }) {
  const store = useOutlineStore();
  const tables = useNameTables();
  const index = useMemo(() => indexNames(tables ?? { units: [], people: [] }), [tables]);
  const usedForms = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let indexedOutline: Outline | null = null;
    const follow = () => {
      if (store.outline() === indexedOutline) return;
      indexedOutline = store.outline();
      usedForms.current = formsIn(index, textsOf(indexedOutline));
    };
    follow();
    return store.subscribe(follow);
  }, [index, store]);
  const names = useMemo<Names>(
    () => ({
      complete: (before, options) =>
        complete(index, before, { ...options, rank: (form) => rankOf(form, usedForms.current) }),
      remember: (text) => {
        recentNames = [text, ...recentNames.filter((each) => each !== text)].slice(0, mostRecent);
      },
    }),
    [index],
  );
  return <NamesContext value={names}>{children}</NamesContext>;
}

/** The lower the better: used in the issue, then recently chosen, then all others. */
function rankOf(form: string, usedForms: ReadonlySet<string>): number {
  if (usedForms.has(form)) return 0;
  const place = recentNames.indexOf(form);
  return place === -1 ? mostRecent + 1 : place + 1;
}

const textsOf = ({ sections }: Outline): string[] =>
  sections.flatMap(({ articles }) =>
    articles.flatMap(({ title, text, source }) => [title ?? "", text, ...source]),
  );
