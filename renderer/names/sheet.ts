/** Both tables as they are being edited, saving by themselves. Outlives the screen: nothing typed is lost by looking elsewhere. */
import type { Bridge } from "../../shared/contract/bridge.ts";
import type { SavedNames } from "../../shared/contract/names.ts";
import { ask, CallError } from "../app/context.tsx";
import { rowsOf, tablesOf, type Kind, type Rows } from "./rows.ts";

/** Pause in typing after which the tables are saved, ms. */
const pause = 400;

export interface Shown {
  rows: Record<Kind, Rows>;
  /** `unsaved`: the last save failed, and the next edit tries again. */
  state: "saved" | "saving" | "unsaved";
}

export class Sheet {
  readonly #bridge: Bridge;
  readonly #listeners = new Set<() => void>();
  #shown: Shown | null = null;
  #revision = -1;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #saving: Promise<void> = Promise.resolve();
  #onFailure: (thrown: unknown) => void = () => undefined;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Null until they are there. */
  readonly read = (): Shown | null => this.#shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Names who is told of what a save throws. */
  tellFailures(listener: (thrown: unknown) => void): void {
    this.#onFailure = listener;
  }

  /** Takes what the library has, where nothing of this window is waiting to be saved. */
  async load(): Promise<void> {
    const saved = await ask(this.#bridge, "names.list", {});
    // An answer that a save of this window has overtaken is old.
    if (saved.revision > this.#revision && (this.#shown?.state ?? "saved") === "saved") this.#take(saved);
  }

  /** Takes what the library has, whatever is here. */
  async takeTheirs(): Promise<void> {
    this.#take(await ask(this.#bridge, "names.list", {}));
  }

  /** Saves what is here over what the library has. */
  async keepMine(): Promise<void> {
    this.#revision = (await ask(this.#bridge, "names.list", {})).revision;
    this.#wait();
    await this.flush();
  }

  edit(kind: Kind, change: (rows: Rows) => Rows): void {
    if (!this.#shown) return;
    this.#show({ rows: { ...this.#shown.rows, [kind]: change(this.#shown.rows[kind]) }, state: "saving" });
    this.#wait();
  }

  /** Saves at once what waits to be saved. */
  flush(): Promise<void> {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
      this.#saving = this.#saving.then(() => this.#save());
    }
    return this.#saving;
  }

  #wait(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  async #save(): Promise<void> {
    if (!this.#shown) return;
    try {
      const { revision } = await ask(this.#bridge, "names.save", {
        revision: this.#revision,
        ...tablesOf(this.#shown.rows),
      });
      this.#revision = revision;
      if (this.#timer === null) this.#show({ ...this.#shown, state: "saved" });
    } catch (thrown) {
      this.#show({ ...this.#shown, state: "unsaved" });
      this.#onFailure(thrown);
    }
  }

  #take(saved: SavedNames): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#revision = saved.revision;
    this.#show({ rows: { units: rowsOf(saved, "units"), people: rowsOf(saved, "people") }, state: "saved" });
  }

  #show(shown: Shown): void {
    this.#shown = shown;
    for (const listener of this.#listeners) listener();
  }
}

export const isConflict = (thrown: unknown): boolean =>
  thrown instanceof CallError && thrown.error.code === "conflict";

const sheets = new WeakMap<Bridge, Sheet>();

/** The sheet of this window. */
export function sheetOf(bridge: Bridge): Sheet {
  const sheet = sheets.get(bridge) ?? new Sheet(bridge);
  sheets.set(bridge, sheet);
  return sheet;
}
