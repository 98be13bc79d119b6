/**
 * Automatic saving: `wait` ms after the last edit, and at most `atMost` ms after the first unsaved edit, so
 * that steady typing is saved too. Saves run one at a time; each takes the newest document.
 */
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { Output } from "../../../shared/contract/calls.ts";
import { toBulletinError, type BulletinError, type ErrorCode } from "../../../shared/basics/errors.ts";

/** `at` is the time of the save, ISO 8601. */
export type SaveState =
  | { kind: "saved"; at: string }
  | { kind: "unsaved" }
  | { kind: "saving" }
  /** The save is repeated automatically. */
  | { kind: "failed"; error: BulletinError }
  /** This window may no longer write the issue; the save is not repeated. */
  | { kind: "stopped"; error: BulletinError };

export interface SaverOptions {
  revision: number;
  savedAt: string;
  /** Returns the newest document. */
  read: () => BulletinDocument;
  /** Rejects if the core refuses the save. */
  save: (revision: number, bulletin: BulletinDocument) => Promise<Output<"issues.save">>;
  /** Called with every new state. */
  onState: (state: SaveState) => void;
  /** Called with each document that was saved. */
  onSaved?: (bulletin: BulletinDocument) => void;
  /** Time from the last edit to the save, in ms. */
  wait?: number;
  /** Longest time from the first unsaved edit to the save, in ms. */
  atMost?: number;
  /** Time until a failed save is repeated, in ms. */
  retry?: number;
}

/** Errors after which saving again cannot succeed. */
const finalErrors: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "conflict",
  "restored",
  "taken-over",
  "not-found",
  "locked",
]);

/** Saves the edits of one issue. */
export class Saver {
  readonly #options: Required<SaverOptions>;
  #revision: number;
  /** Whether there are edits that no save has taken yet. */
  #hasEdits = false;
  /** Time of the first unsaved edit, in ms of `performance.now()`: setting the clock must not delay a save. */
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  /** Resolves at the end of the edit that is made in pieces; null without one. */
  #longEdit: Promise<unknown> | null = null;
  #hasEnded = false;
  #state: SaveState;

  constructor(options: SaverOptions) {
    this.#options = { wait: 500, atMost: 1500, retry: 2000, onSaved: () => {}, ...options };
    this.#revision = options.revision;
    this.#state = { kind: "saved", at: options.savedAt };
  }

  get state(): SaveState {
    return this.#state;
  }

  /** True while there are edits on the screen that are not on disk, and that are still to be saved. */
  get hasUnsaved(): boolean {
    return !this.#hasEnded && (this.#hasEdits || this.#running !== null || this.#longEdit !== null);
  }

  /** To be called on each edit. */
  noteEdit(): void {
    if (this.#hasEnded || this.#state.kind === "stopped") return;
    if (!this.#hasEdits) this.#since = performance.now();
    this.#hasEdits = true;
    if (this.#state.kind !== "failed") this.#tell({ kind: this.#running ? "saving" : "unsaved" });
    if (this.#state.kind !== "failed")
      this.#wait(Math.min(this.#options.wait, this.#since + this.#options.atMost - performance.now()));
  }

  /**
   * To be called when an edit begins that is made in pieces: until `end` resolves, nothing is saved, and the
   * edit counts as unsaved.
   */
  noteLongEdit(end: Promise<unknown>): void {
    const longEdit = end.finally(() => {
      if (this.#longEdit === longEdit) this.#longEdit = null;
    });
    this.#longEdit = longEdit;
  }

  /** Saves unsaved edits now; resolves when the attempt is over, successful or not. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#longEdit ?? this.#running) await (this.#longEdit ?? this.#running);
    if (this.#hasEnded || !this.#hasEdits || this.#state.kind === "stopped") return;
    this.#running = this.#save().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /** Saves until nothing is unsaved; resolves to false after an attempt that failed. */
  async settle(): Promise<boolean> {
    while (this.hasUnsaved) {
      await this.flush();
      if (this.#state.kind === "failed" || this.#state.kind === "stopped") return false;
    }
    return true;
  }

  /** Ends saving for good: edits that are not saved are given up. To save them, call `settle` first. */
  end(): void {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
  }

  #wait(time: number): void {
    clearTimeout(this.#timer);
    if (this.#hasEnded) return;
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, time));
  }

  async #save(): Promise<void> {
    this.#hasEdits = false;
    this.#tell({ kind: "saving" });
    const result = await this.#attempt().catch(toBulletinError);
    // Edits made during the save are saved by the next one.
    const isNewer = this.#hasEdits;
    if ("revision" in result) {
      this.#revision = result.revision;
      this.#tell(isNewer ? { kind: "unsaved" } : { kind: "saved", at: result.savedAt });
      this.#options.onSaved(result.bulletin);
      if (isNewer) this.#wait(this.#options.wait);
      return;
    }
    this.#hasEdits = true;
    if (finalErrors.has(result.code)) {
      clearTimeout(this.#timer);
      this.#tell({ kind: "stopped", error: result });
    } else {
      this.#tell({ kind: "failed", error: result });
      this.#wait(this.#options.retry);
    }
  }

  /** Rejects also if the editor cannot give its text: the person must learn that it is not saved. */
  async #attempt(): Promise<Output<"issues.save"> & { bulletin: BulletinDocument }> {
    const bulletin = this.#options.read();
    return { bulletin, ...(await this.#options.save(this.#revision, bulletin)) };
  }

  #tell(state: SaveState): void {
    // Every keystroke reports "unsaved" again; report it once.
    if (state.kind === this.#state.kind && (state.kind === "unsaved" || state.kind === "saving")) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
