/**
 * Both tables of names while they are edited, with automatic saving. A sheet outlives its screen, so that
 * typed text is not lost when another screen is opened.
 */
import type { Bridge } from "../../shared/port/bridge.ts";
import type { SavedNames } from "../../shared/contract/names.ts";
import { SerialQueue } from "../../shared/basics/serial-queue.ts";
import { hasCode } from "../../shared/basics/errors.ts";
import { rowsOf, tablesOf, type Kind, type Rows } from "./rows.ts";

/** Time from the last edit to the save, in ms. */
const pause = 400;

export interface SheetContent {
  rows: Record<Kind, Rows>;
  /** `unsaved`: the last save failed; the next edit tries again. */
  state: "saved" | "saving" | "unsaved";
}

/** The tables of names of one window. */
export class Sheet {
  readonly #bridge: Bridge;
  readonly #listeners = new Set<() => void>();
  #content: SheetContent | null = null;
  #revision = -1;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #saves = new SerialQueue();
  #onFailure: (error: unknown) => void = () => undefined;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** The tables; `null` until they are loaded. */
  readonly read = (): SheetContent | null => this.#content;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Sets the function that is called with what a save throws. */
  tellFailures(listener: (error: unknown) => void): void {
    this.#onFailure = listener;
  }

  /** Loads the tables of the library, unless this window has unsaved edits. */
  async load(): Promise<void> {
    const savedNames = await this.#bridge.ask("names.list", {});
    // An answer with an older revision was overtaken by a save of this window.
    if (savedNames.revision > this.#revision && (this.#content?.state ?? "saved") === "saved")
      this.#replace(savedNames);
  }

  /** Loads the tables of the library and discards the edits of this window. */
  async takeTheirs(): Promise<void> {
    this.#replace(await this.#bridge.ask("names.list", {}));
  }

  /** Saves the tables of this window over those of the library. */
  async keepMine(): Promise<void> {
    this.#revision = (await this.#bridge.ask("names.list", {})).revision;
    this.#wait();
    await this.flush();
  }

  /** Changes the rows of one table, and saves them soon. */
  edit(kind: Kind, change: (rows: Rows) => Rows): void {
    if (!this.#content) return;
    this.#set({ rows: { ...this.#content.rows, [kind]: change(this.#content.rows[kind]) }, state: "saving" });
    this.#wait();
  }

  /** Saves waiting edits at once. */
  flush(): Promise<void> {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
      void this.#saves.run(() => this.#save());
    }
    return this.#saves.settled();
  }

  #wait(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  async #save(): Promise<void> {
    if (!this.#content) return;
    try {
      const { revision } = await this.#bridge.ask("names.save", {
        revision: this.#revision,
        ...tablesOf(this.#content.rows),
      });
      this.#revision = revision;
      if (this.#timer === null) this.#set({ ...this.#content, state: "saved" });
    } catch (error) {
      this.#set({ ...this.#content, state: "unsaved" });
      this.#onFailure(error);
    }
  }

  #replace(savedNames: SavedNames): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#revision = savedNames.revision;
    this.#set({
      rows: { units: rowsOf(savedNames, "units"), people: rowsOf(savedNames, "people") },
      state: "saved",
    });
  }

  #set(content: SheetContent): void {
    this.#content = content;
    for (const listener of this.#listeners) listener();
  }
}

/** Whether an exception says that another window saved the tables meanwhile. */
export const isConflict = (error: unknown): boolean => hasCode(error, "conflict");

const sheets = new WeakMap<Bridge, Sheet>();

/** The one sheet of the window that has this bridge. */
export function sheetOf(bridge: Bridge): Sheet {
  const sheet = sheets.get(bridge) ?? new Sheet(bridge);
  sheets.set(bridge, sheet);
  return sheet;
}
