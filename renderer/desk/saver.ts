/**
 * Saves by itself. At most `wait` after the last edit, and `atMost` after the first unsaved one, so that steady typing
 * is saved too; one save at a time, the next one starts from the newest document.
 */
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { Answer } from "../../shared/contract/bridge.ts";
import type { Output } from "../../shared/contract/calls.ts";
import type { AnswerError, ErrorCode } from "../../shared/contract/errors.ts";

export type SaveState =
  | { kind: "saved"; at: string }
  | { kind: "unsaved" }
  | { kind: "saving" }
  /** Tried again by itself. */
  | { kind: "failed"; error: AnswerError }
  /** Another window writes now: not tried again. */
  | { kind: "stopped"; error: AnswerError };

export interface SaverOptions {
  revision: number;
  savedAt: string;
  save: (revision: number, document: BulletinDocument) => Promise<Answer<Output<"issues.save">>>;
  /** Hears every state, and each document that is on the disk. */
  onState: (state: SaveState) => void;
  onSaved?: (document: BulletinDocument) => void;
  /** ms */
  wait?: number;
  atMost?: number;
  retry?: number;
}

const final: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["conflict", "taken-over", "not-found", "locked"]);

export class Saver {
  readonly #options: Required<SaverOptions>;
  #revision: number;
  #read: (() => BulletinDocument) | null = null;
  /** When the first edit came that is not on the disk. */
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #state: SaveState;

  constructor(options: SaverOptions) {
    this.#options = { wait: 500, atMost: 1500, retry: 2000, onSaved: () => {}, ...options };
    this.#revision = options.revision;
    this.#state = { kind: "saved", at: options.savedAt };
  }

  get state(): SaveState {
    return this.#state;
  }

  /** True while something on the screen is not on the disk. */
  get hasUnsaved(): boolean {
    return this.#read !== null || this.#running !== null;
  }

  /** `read` gives the document of this edit; it is called only when that is saved. */
  edited(read: () => BulletinDocument): void {
    if (this.#state.kind === "stopped") return;
    if (this.#read === null) this.#since = Date.now();
    this.#read = read;
    if (this.#state.kind !== "failed") this.#tell({ kind: this.#running ? "saving" : "unsaved" });
    if (this.#state.kind !== "failed")
      this.#wait(Math.min(this.#options.wait, this.#since + this.#options.atMost - Date.now()));
  }

  /** Saves what there is to save now; resolves when that was tried. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    if (this.#read === null || this.#state.kind === "stopped") return;
    this.#running = this.#save(this.#read).finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /** No more timers. What is unsaved stays so: `flush` first. */
  end(): void {
    clearTimeout(this.#timer);
  }

  #wait(time: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, time));
  }

  async #save(read: () => BulletinDocument): Promise<void> {
    this.#read = null;
    this.#tell({ kind: "saving" });
    const document = read();
    const answer = await this.#options.save(this.#revision, document);
    // What was typed meanwhile waits for its own turn.
    const isNewer = this.#read !== null;
    if (answer.ok) {
      this.#revision = answer.value.revision;
      this.#tell(isNewer ? { kind: "unsaved" } : { kind: "saved", at: answer.value.savedAt });
      this.#options.onSaved(document);
      if (isNewer) this.#wait(this.#options.wait);
      return;
    }
    this.#read ??= read;
    if (final.has(answer.error.code)) {
      clearTimeout(this.#timer);
      this.#tell({ kind: "stopped", error: answer.error });
    } else {
      this.#tell({ kind: "failed", error: answer.error });
      this.#wait(this.#options.retry);
    }
  }

  #tell(state: SaveState): void {
    // Each key typed says again that something is unsaved.
    if (state.kind === this.#state.kind && (state.kind === "unsaved" || state.kind === "saving")) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
