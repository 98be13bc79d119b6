/**
 * The outline of the edited bulletin. It is not derived on every keystroke, but when typing pauses and the
 * browser is idle.
 */
import { $getState, type EditorState, type LexicalEditor } from "lexical";
import { deriveOutline, type Outline } from "../../../shared/document/outline.ts";
import { originsOf } from "../../../shared/manuscripts/origins.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { findPointProblems, type PointProblem } from "../../../shared/points/problems.ts";
import { readBulletin } from "./read.ts";
import { idState, runState, type BlockNode } from "../nodes/nodes.ts";
import { isPasting } from "./large-paste.ts";
import { $blockOf, $isLeaf, $placeOf, $getRange } from "../nodes/selection.ts";

/** The pause in typing after which the outline is derived, in ms. */
const typingPause = 150;
/** The outline is derived at the latest after this time of steady typing, in ms. */
const minimumDeadline = 1000;
/**
 * The largest share of the time that deriving may take during steady typing. An issue of hundreds of pages
 * takes long to derive, so its deadline is longer.
 */
const maximumShare = 1 / 30;

/** The problems with points (要点), by the article ids of the outline. */
export type OutlineProblems = ReadonlyMap<string, readonly PointProblem[]>;

export interface OutlineStore {
  subscribe(listener: () => void): () => void;
  outline(): Outline;
  /** The problems of the articles, derived together with the outline. */
  problems(): OutlineProblems;
  /** The ids of the manuscripts (稿库) that articles were placed from, by article id. */
  origins(): ReadonlyMap<string, number>;
  /** The bulletin that the outline was derived from. */
  bulletin(): BulletinDocument;
  /** Derives the outline now if the bulletin has changed, without waiting for a pause. */
  refresh(): void;
  /** The id of the article that contains the caret. */
  current(): string | null;
  /** Starts following the editor; returns the function that stops it. */
  start(): () => void;
}

/** The store of each editor, for `refreshOutline`. */
const stores = new WeakMap<LexicalEditor, OutlineStore>();
/** Derives the outline of an editor now, if it has one and the bulletin has changed. */
export const refreshOutline = (editor: LexicalEditor): void => stores.get(editor)?.refresh();

/** Creates the outline store of an editor. */
export function createOutlineStore(editor: LexicalEditor): OutlineStore {
  let bulletin = readBulletin(editor);
  let { outline: structure, problems, origins } = deriveFrom(bulletin);
  let articleOfBlock = articlesByBlock(structure);
  let current: string | null = null;
  let waitingSince = 0;
  let deadline = minimumDeadline;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  const listeners = new Set<() => void>();
  const notify = () => listeners.forEach((listener) => listener());

  const derive = () => {
    waitingSince = 0;
    if (readBulletin(editor) === bulletin) return;
    const startTime = performance.now();
    bulletin = readBulletin(editor);
    ({ outline: structure, problems, origins } = deriveFrom(bulletin));
    articleOfBlock = articlesByBlock(structure);
    current = currentArticle(editor.getEditorState(), articleOfBlock);
    notify();
    deadline = Math.max(minimumDeadline, (performance.now() - startTime) / maximumShare);
  };
  const schedule = () => {
    const now = performance.now();
    waitingSince ||= now;
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
    timer = setTimeout(
      () => (idle = requestIdleCallback(derive, { timeout: minimumDeadline })),
      Math.max(0, Math.min(typingPause, waitingSince + deadline - now)),
    );
  };
  const follow = () =>
    editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves }) => {
      if (isPasting(editor)) return;
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) schedule();
      const next = currentArticle(editorState, articleOfBlock);
      if (next === current) return;
      current = next;
      notify();
    });

  const store: OutlineStore = {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    outline: () => structure,
    problems: () => problems,
    origins: () => origins,
    bulletin: () => bulletin,
    refresh: derive,
    current: () => current,
    start: () => {
      const stop = follow();
      derive();
      return () => {
        stop();
        clearTimeout(timer);
        if (idle !== undefined) cancelIdleCallback(idle);
      };
    },
  };
  stores.set(editor, store);
  return store;
}

/** Derives everything that the store holds from a bulletin. */
function deriveFrom(bulletin: BulletinDocument): {
  outline: Outline;
  problems: OutlineProblems;
  origins: ReadonlyMap<string, number>;
} {
  const problems = new Map<string, PointProblem[]>();
  for (const problem of findPointProblems(bulletin))
    problems.set(problem.article, [...(problems.get(problem.article) ?? []), problem]);
  const structure = deriveOutline(bulletin);
  return { outline: structure, problems, origins: originsOf(bulletin, structure) };
}

/** Maps each block id to the ids of its articles. A block of 简讯 may contain several articles. */
function articlesByBlock({ sections }: Outline): Map<string, string[]> {
  const articles = new Map<string, string[]>();
  for (const article of sections.flatMap((section) => section.articles)) {
    for (const block of article.blocks) articles.set(block, [...(articles.get(block) ?? []), article.id]);
  }
  return articles;
}

/** Splits an article id of the outline: `b7#3` is the third part of block b7, `b7` its first. */
export function splitArticleId(id: string): { block: string; part: number } {
  const [block = id, part = "1"] = id.split("#");
  return { block, part: Number(part) };
}

/** The id of the article that contains the caret of a state. */
function currentArticle(state: EditorState, articleOfBlock: ReadonlyMap<string, string[]>): string | null {
  return state.read(() => {
    const point = $getRange()?.anchor;
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

/**
 * The offsets at which the articles of a block begin: 0, and every title that follows other text (see
 * `outline`).
 */
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
