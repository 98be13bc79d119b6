/** A double of Electron's IPC and context bridge. Data is copied when it crosses, as in Electron. */
import { EventEmitter } from "node:events";

export interface Frame {
  url: string;
  parent: Frame | null;
}
/** What a sender needs of the contents of a window (`electron-double-page.ts`). */
interface Contents {
  mainFrame: Frame;
  renderer: EventEmitter | undefined;
}
type Handler = (event: { sender: unknown; senderFrame: Frame | null }, ...values: unknown[]) => unknown;

export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  async invoke(
    sender: Contents | undefined,
    senderFrame: Frame | null,
    channel: string,
    values: unknown[],
  ): Promise<unknown> {
    try {
      const handler = this.#handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return structuredClone(
        await handler({ sender, senderFrame }, ...(structuredClone(values) as unknown[])),
      );
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
    }
  }
}

/** Sends as a page: by default as the main frame of the contents that it is attached to. */
export class IpcRenderer extends EventEmitter {
  readonly #main: IpcMain;
  #contents: Contents | undefined;
  #frame: Frame | null = null;

  constructor(main: IpcMain) {
    super();
    this.#main = main;
  }

  attach(contents: Contents, frame: Frame | null = contents.mainFrame): this {
    this.#contents = contents;
    this.#frame = frame;
    contents.renderer = this;
    return this;
  }

  invoke = (channel: string, ...values: unknown[]) =>
    this.#main.invoke(this.#contents, this.#frame, channel, structuredClone(values));
}

/** Functions cross as functions over copies, data as copies; nothing else crosses. */
export class ContextBridge {
  /** The page's `window`. */
  readonly mainWorld: Record<string, unknown> = {};

  exposeInMainWorld(key: string, api: unknown): void {
    if (key in this.mainWorld)
      throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
    this.mainWorld[key] = cross(api);
  }
}

function cross(value: unknown): unknown {
  if (typeof value === "function") {
    return (...values: unknown[]) => {
      const answer: unknown = value(...values.map(cross));
      return answer instanceof Promise ? answer.then(cross) : cross(answer);
    };
  }
  if (Array.isArray(value)) return value.map(cross);
  if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cross(part)])));
  }
  return structuredClone(value);
}
