/** The names that an open editor completes: the office's tables, those that the issue uses first, then those chosen lately. */
import { createContext, use, useEffect, useMemo, useRef, type ReactNode } from "react";
import {
  complete,
  type CompletionOptions,
  type Completion,
} from "../../../shared/bulletin/names/complete.ts";
import { formsIn, indexNames } from "../../../shared/bulletin/names/name-index.ts";
import type { Outline } from "../../../shared/bulletin/outline.ts";
import { useOutlineStore } from "../session.tsx";
import { useNameTables } from "./use-name-tables.ts";

export interface Names {
  complete(before: string, asked: Omit<CompletionOptions, "rank">): Completion | null;
  /** Remembers that a name was chosen. */
  chosen(text: string): void;
}

const NamesContext = createContext<Names>({ complete: () => null, chosen: () => undefined });

export const useNames = (): Names => use(NamesContext);

/** Names chosen in this window, the latest first. */
let latest: readonly string[] = [];
const mostLatest = 50;

export function NamesProvider({ children }: { children: ReactNode }) {
  const store = useOutlineStore();
  const tables = useNameTables();
  const index = useMemo(() => indexNames(tables ?? { units: [], people: [] }), [tables]);
  const used = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let read: Outline | null = null;
    const follow = () => {
      if (store.outline() === read) return;
      read = store.outline();
      used.current = formsIn(index, textsOf(read));
    };
    follow();
    return store.subscribe(follow);
  }, [index, store]);
  const names = useMemo<Names>(
    () => ({
      complete: (before, asked) =>
        complete(index, before, { ...asked, rank: (form) => rankOf(form, used.current) }),
      chosen: (text) => {
        latest = [text, ...latest.filter((each) => each !== text)].slice(0, mostLatest);
      },
    }),
    [index],
  );
  return <NamesContext value={names}>{children}</NamesContext>;
}

function rankOf(form: string, used: ReadonlySet<string>): number {
  if (used.has(form)) return 0;
  const place = latest.indexOf(form);
  return place === -1 ? mostLatest + 1 : place + 1;
}

const textsOf = ({ sections }: Outline): string[] =>
  sections.flatMap(({ articles }) =>
    articles.flatMap(({ title, text, source }) => [title ?? "", text, ...source]),
  );
