/**
 * Runs a large paste in pieces, so that the window keeps answering: between two pieces it draws a frame and
 * takes input. A paste that is over soon is not cut; else the issue is read-only, with a notice, until all of
 * it is in. The pieces join one undo step, and a paste that is stopped or fails leaves the issue as it was.
 */
import { getExtensionDependencyFromEditor } from "@lexical/extension";
import { HistoryExtension, type HistoryState } from "@lexical/history";
import {
  $getRoot,
  $getSelection,
  $setSelection,
  createCommand,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  PASTE_COMMAND,
  SKIP_DOM_SELECTION_TAG,
  UNDO_COMMAND,
  type BaseSelection,
  type LexicalCommand,
  type LexicalEditor,
} from "lexical";
import { sameData } from "../../../shared/document/canonical.ts";
import { createStore, type Store } from "../../app/store.ts";
import { bulletinOf, readBulletin } from "./read.ts";
import { drawnShare } from "./drawn-rows.ts";

/** A paste that is over within this time, in ms, is not cut into pieces. */
const patience = 120;
/** A part has so many pieces at most, because each piece costs some time for every block of the issue. */
const mostPieces = 60;
/** The least time that the steps of a piece take, in ms: a frame. */
const leastTime = 16;

/** The steps of a part. Each yields the share of the part that is done. */
export type Steps<Result> = Generator<number, Result, undefined>;

/** Runs steps to their end and returns their result. */
export function runAll<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** A part of a paste: it reads what is pasted, or its steps edit the issue and are one undo step. */
export interface Part {
  kind: "read" | "edit";
  steps: () => Steps<void>;
}

/** A paste that takes long enough to be told. */
export interface LargePaste {
  progress: Store<Progress>;
  /** Takes back what is pasted, before the next piece. */
  stop: () => void;
  /** Resolves when the issue has all of the paste, or nothing of it. */
  whole: Promise<void>;
  /** Resolves when all is drawn too. */
  end: Promise<Ending>;
}

interface Progress {
  /** While `pasting` the issue is read-only; it has all of the paste while large tables are being drawn. */
  step: "pasting" | "drawing";
  /** The share that is done, from 0 to 1. */
  share: number;
}
/** A paste that is `kept` was to be stopped when somebody had changed the text since. */
type Ending = "done" | "stopped" | "kept" | "failed";

/** Dispatched when a paste goes on after its first piece. */
export const LARGE_PASTE_COMMAND: LexicalCommand<LargePaste> = createCommand("LARGE_PASTE_COMMAND");

const runs = new WeakMap<LexicalEditor, Run>();

/** True while the issue has a part of a paste only. Nobody is told of such a state: it is not saved or printed. */
export const isPasting = (editor: LexicalEditor): boolean => runs.has(editor);

/** Makes the issue editable or read-only: now, or when the paste under way has ended. */
export function setEditable(editor: LexicalEditor, isEditable: boolean): void {
  const run = runs.get(editor);
  if (run) run.isEditableAfter = isEditable;
  else editor.setEditable(isEditable);
}

/** Stops the paste under way, if there is one. */
export function stopPasting(editor: LexicalEditor): void {
  const run = runs.get(editor);
  if (run) run.isStopped = true;
}

/**
 * Runs the parts of a paste one after the other. Resolves to false if the paste was stopped, or failed: its
 * error is reported, not thrown. Do not call it in an update of the editor.
 *
 * @param pause resolves when the window has drawn a frame
 */
export async function runPaste(
  editor: LexicalEditor,
  parts: readonly Part[],
  pause: () => Promise<void> = nextFrame,
): Promise<boolean> {
  const run = new Run(editor);
  const start = performance.now();
  try {
    for (const [index, { kind, steps }] of parts.entries()) {
      const iterator = steps();
      let shareBefore = 0;
      const advance = (): boolean => {
        const pieceStart = performance.now();
        for (;;) {
          const { done, value } = iterator.next();
          const share = done ? 1 : value;
          if (!done && (share < shareBefore + 1 / mostPieces || performance.now() - pieceStart < leastTime))
            continue;
          shareBefore = share;
          run.progress.set({ step: "pasting", share: (index + share) / parts.length });
          return done === true;
        }
      };
      for (let [isFirst, isDone] = [true, false]; !isDone; isFirst = false) {
        isDone = kind === "read" ? advance() : run.edit(advance, isFirst);
        if (performance.now() - start < patience) continue;
        run.tell();
        await pause();
        if (run.isStopped) return run.takeBack("stopped");
      }
    }
  } catch (error) {
    reportError(error);
    return run.takeBack("failed");
  }
  run.giveBack();
  void follow(run, pause);
  return true;
}

/** Tells of the drawing of large tables, which begins when the issue has them. */
async function follow(run: Run, pause: () => Promise<void>): Promise<void> {
  const state = run.editor.getEditorState();
  let isStopped = false;
  // React needs a moment before it begins.
  for (let frames = 0; frames < 2 || drawnShare() !== null; frames += 1) {
    await pause();
    const share = drawnShare();
    if (share === null) continue;
    run.progress.set({ step: "drawing", share });
    run.tell();
    isStopped = run.isStopped;
    if (isStopped) break;
  }
  if (!isStopped) run.end("done");
  else if (sameData(bulletinOf(state), readBulletin(run.editor))) run.takeBack("stopped");
  else run.end("kept");
}

/** Resolves when the window has drawn a frame, or after a while if it is hidden and draws none. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 300);
  });
}

/** The paste under way in an editor. */
class Run {
  isStopped = false;
  isEditableAfter: boolean;
  readonly editor: LexicalEditor;
  readonly progress = createStore<Progress>({ step: "pasting", share: 0 });
  readonly #whole = Promise.withResolvers<void>();
  readonly #ending = Promise.withResolvers<Ending>();
  readonly #listeners = new AbortController();
  /** The clipboards of pastes that wait for the end of this one. */
  readonly #waiting: DataTransfer[] = [];
  /** The selection after the last piece: a click, or the browser, changes it in an issue that is read-only. */
  #selection: BaseSelection | null;
  /** The selection before the first piece. */
  readonly #startSelection: BaseSelection | null;
  #undoSteps = 0;
  #isTold = false;

  constructor(editor: LexicalEditor) {
    this.editor = editor;
    this.isEditableAfter = editor.isEditable();
    this.#selection = editor.read($getSelection);
    this.#startSelection = this.#selection;
    runs.set(editor, this);
  }

  get #history(): HistoryState {
    return getExtensionDependencyFromEditor(this.editor, HistoryExtension).output.historyState.peek();
  }

  /** Makes a piece of an edit; the first piece begins an undo step. Returns what the change returns. */
  edit($change: () => boolean, isFirst: boolean): boolean {
    const last = this.#history.undoStack.at(-1);
    let result = false;
    this.editor.update(
      () => {
        $setSelection(this.#selection?.clone() ?? null);
        result = $change();
      },
      {
        discrete: true,
        tag: [isFirst ? HISTORY_PUSH_TAG : HISTORY_MERGE_TAG, SKIP_DOM_SELECTION_TAG],
      },
    );
    if (this.#history.undoStack.at(-1) !== last) this.#undoSteps += 1;
    this.#selection = this.editor.read($getSelection);
    return result;
  }

  /** Tells of the paste, once. If the issue does not have all of it yet, the issue becomes read-only. */
  tell(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    if (isPasting(this.editor)) this.#lock();
    this.editor.dispatchCommand(LARGE_PASTE_COMMAND, {
      progress: this.progress,
      stop: () => (this.isStopped = true),
      whole: this.#whole.promise,
      end: this.#ending.promise,
    });
  }

  #lock(): void {
    this.editor.setEditable(false);
    this.editor.getRootElement()?.addEventListener(
      "paste",
      ({ clipboardData }) => {
        if (clipboardData) this.#waiting.push(copyOf(clipboardData));
      },
      { signal: this.#listeners.signal },
    );
  }

  /** Gives the issue back to the person, with the caret behind what was pasted. */
  giveBack(): void {
    this.#giveBack(() => $setSelection(this.#selection?.clone() ?? null));
  }

  #giveBack($select: () => void): void {
    if (isPasting(this.editor) && this.#isTold) this.editor.setEditable(this.isEditableAfter);
    runs.delete(this.editor);
    this.#listeners.abort();
    // What follows the editor hears of the whole paste now; and the caret comes into view.
    this.editor.update(
      () => {
        $getRoot().markDirty();
        $select();
      },
      { discrete: true, tag: HISTORY_MERGE_TAG },
    );
    this.#whole.resolve();
    for (const clipboardData of this.#waiting.splice(0))
      this.editor.dispatchCommand(PASTE_COMMAND, new ClipboardEvent("paste", { clipboardData }));
  }

  end(ending: Ending): void {
    this.#ending.resolve(ending);
  }

  /** Undoes the paste without a way to redo it: what was pasted may be a part only. Returns false. */
  takeBack(ending: Ending): boolean {
    for (let step = 0; step < this.#undoSteps; step += 1) {
      this.editor.dispatchCommand(UNDO_COMMAND, undefined);
      this.editor.update(() => {}, { discrete: true });
      this.#history.redoStack.pop();
    }
    this.#giveBack(() => $setSelection(this.#startSelection?.clone() ?? null));
    // The button that stopped it had the focus.
    this.editor.focus();
    this.end(ending);
    return false;
  }
}

/** The clipboard of an event can be read during the event only. */
function copyOf(clipboard: DataTransfer): DataTransfer {
  const copy = new DataTransfer();
  for (const type of clipboard.types) if (type !== "Files") copy.setData(type, clipboard.getData(type));
  for (const file of clipboard.files) copy.items.add(file);
  return copy;
}
