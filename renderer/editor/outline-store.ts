/** The outline of what is being edited, kept behind the keystrokes: derived when typing pauses and the browser is idle. */
import { $getState, type EditorState, type LexicalEditor } from "lexical";
import { outline, type Outline } from "../../shared/bulletin/outline.ts";
import { originsOf } from "../../shared/bulletin/origins.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { findPointProblems, type PointProblem } from "../../shared/bulletin/points/problems.ts";
import { stateToDocument } from "./adapter.ts";
import { idState, runState, type BlockNode } from "./nodes.ts";
import { $blockOf, $isLeaf, $placeOf, $range } from "./selection.ts";

/** Pause in typing after which the outline is derived, and the longest that it waits, ms; in an issue of hundreds of pages longer, so that steady typing is held up by it for a small share of the time. */
const pause = 150;
const longest = 1000;
const share = 1 / 30;

/** Problems of articles, by the outline's ids. */
export type OutlineProblems = ReadonlyMap<string, readonly PointProblem[]>;

export interface OutlineStore {
  subscribe(listener: () => void): () => void;
  outline(): Outline;
  /** What an editor would want to look at; as old as the outline. */
  problems(): OutlineProblems;
  /** The manuscripts of 稿库 that articles were placed from, by the articles' ids. */
  origins(): ReadonlyMap<string, number>;
  /** What the outline was derived from. */
  bulletin(): BulletinDocument;
  /** Derives at once, for who cannot wait for a pause in typing. */
  refresh(): void;
  /** Id of the article in which the caret stands. */
  current(): string | null;
  /** Starts following the editor. Returns what stops it. */
  start(): () => void;
}

/** Makes the outline of an editor. */
export function createOutlineStore(editor: LexicalEditor): OutlineStore {
  let derivedFrom = editor.getEditorState();
  let { bulletin, outline: derived, problems, origins } = read(derivedFrom);
  let articleOfBlock = articlesByBlock(derived);
  let current: string | null = null;
  let waitingSince = 0;
  let atMost = longest;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());

  const derive = () => {
    waitingSince = 0;
    const began = performance.now();
    derivedFrom = editor.getEditorState();
    ({ bulletin, outline: derived, problems, origins } = read(derivedFrom));
    articleOfBlock = articlesByBlock(derived);
    current = currentArticle(derivedFrom, articleOfBlock);
    tell();
    atMost = Math.max(longest, (performance.now() - began) / share);
  };
  const schedule = () => {
    const now = Date.now();
    waitingSince ||= now;
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
    timer = setTimeout(
      () => (idle = requestIdleCallback(derive, { timeout: longest })),
      Math.max(0, Math.min(pause, waitingSince + atMost - now)),
    );
  };
  const follow = () =>
    editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) schedule();
      const next = currentArticle(editorState, articleOfBlock);
      if (next === current) return;
      current = next;
      tell();
    });

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    outline: () => derived,
    problems: () => problems,
    origins: () => origins,
    bulletin: () => bulletin,
    refresh: () => {
      if (editor.getEditorState() !== derivedFrom) derive();
    },
    current: () => current,
    start: () => {
      const stop = follow();
      if (editor.getEditorState() !== derivedFrom) derive();
      return () => {
        stop();
        clearTimeout(timer);
        if (idle !== undefined) cancelIdleCallback(idle);
      };
    },
  };
}

function read(state: EditorState): {
  bulletin: BulletinDocument;
  outline: Outline;
  problems: OutlineProblems;
  origins: ReadonlyMap<string, number>;
} {
  const bulletin = stateToDocument(state);
  const problems = new Map<string, PointProblem[]>();
  for (const problem of findPointProblems(bulletin))
    problems.set(problem.article, [...(problems.get(problem.article) ?? []), problem]);
  const derived = outline(bulletin);
  return { bulletin, outline: derived, problems, origins: originsOf(bulletin, derived) };
}

/** Block id → ids of the articles in it; a brief may hold several. */
function articlesByBlock({ sections }: Outline): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const article of sections.flatMap((section) => section.articles)) {
    for (const block of article.blocks) found.set(block, [...(found.get(block) ?? []), article.id]);
  }
  return found;
}

/** `b7#3` → block b7, third part; `b7` → first. */
export function splitArticleId(id: string): { block: string; part: number } {
  const [block = id, part = "1"] = id.split("#");
  return { block, part: Number(part) };
}

function currentArticle(state: EditorState, articleOfBlock: ReadonlyMap<string, string[]>): string | null {
  return state.read(() => {
    const point = $range()?.anchor;
    const block = point && $blockOf(point.getNode());
    const articles = block ? articleOfBlock.get($getState(block, idState)) : undefined;
    if (!block || !articles || articles.length < 2) return articles?.[0] ?? null;
    const offset = $placeOf(point)?.offset ?? 0;
    const part = $partStarts(block).filter((start) => start <= offset).length;
    return (
      articles.findLast(
        (id) => splitArticleId(id).part <= part || splitArticleId(id).block !== $getState(block, idState),
      ) ??
      articles[0] ??
      null
    );
  });
}

/** Where the articles of a block begin: at its start, and at every title that follows other text (see `outline`). */
export function $partStarts(block: BlockNode): number[] {
  const starts = [0];
  let at = 0;
  let hasText = false;
  let inTitle = false;
  for (const leaf of block.getChildren().filter($isLeaf)) {
    const { title, tag, deleted } = $getState(leaf, runState);
    const text = leaf.getTextContent();
    if (deleted === undefined) {
      if (title && !inTitle && hasText) {
        starts.push(at);
        hasText = false;
      }
      inTitle = title === true;
      hasText ||= !tag && text.trim() !== "";
    }
    at += text.length;
  }
  return starts;
}
