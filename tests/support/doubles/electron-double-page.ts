/**
 * A double of the parts of Electron that show pages: sessions with their rules and protocols, and window
 * contents.
 */
import { EventEmitter } from "node:events";
import type { Frame } from "./electron-double-ipc.ts";

type Answers = (request: Request) => Promise<Response>;

export class Session {
  permissionRequest:
    ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void) | undefined;
  permissionCheck: ((contents: unknown, permission: string) => boolean) | undefined;
  devicePermission: (() => boolean) | undefined;
  spellChecker = true;
  #before: ((details: { url: string }, answer: (verdict: { cancel?: boolean }) => void) => void) | undefined;
  readonly #schemes = new Map<string, Answers>();

  setPermissionRequestHandler = (handler: Session["permissionRequest"]) =>
    void (this.permissionRequest = handler);
  setPermissionCheckHandler = (handler: Session["permissionCheck"]) => void (this.permissionCheck = handler);
  setDevicePermissionHandler = (handler: () => boolean) => void (this.devicePermission = handler);
  setSpellCheckerEnabled = (enabled: boolean) => void (this.spellChecker = enabled);
  readonly webRequest = {
    onBeforeRequest: (
      listener: (details: { url: string }, answer: (verdict: { cancel?: boolean }) => void) => void,
    ) => void (this.#before = listener),
  };
  readonly protocol = {
    isProtocolHandled: (scheme: string) => this.#schemes.has(scheme),
    handle: (scheme: string, answers: Answers) => {
      if (this.#schemes.has(scheme)) throw new Error("Failed to register protocol");
      this.#schemes.set(scheme, answers);
    },
  };

  /**
   * Loads an address as a page of this session does: through the rules, then from the handler of the
   * protocol.
   */
  async request(url: string, init?: RequestInit): Promise<Response> {
    const isCancelled = await new Promise<boolean>((resolve) => {
      if (this.#before) this.#before({ url }, ({ cancel }) => resolve(cancel ?? false));
      else resolve(false);
    });
    if (isCancelled) throw new Error(`ERR_BLOCKED_BY_CLIENT (-20) loading '${url}'`);
    const answers = this.#schemes.get(new URL(url).protocol.slice(0, -1));
    if (!answers) throw new Error(`ERR_UNKNOWN_URL_SCHEME (-301) loading '${url}'`);
    return answers(new Request(url, init));
  }

  /** The answer to a page that asks for a permission. */
  permits(permission: string): boolean {
    if (!this.permissionRequest || !this.permissionCheck || !this.devicePermission) return true;
    let isGranted = true;
    this.permissionRequest(undefined, permission, (answer) => (isGranted = answer));
    return isGranted || this.permissionCheck(undefined, permission) || this.devicePermission();
  }
}

/** The page of a print or of a test: its answers to scripts, and how it prints. */
export interface PageDouble {
  run(script: string): unknown;
  print(options: Record<string, unknown>): Promise<Uint8Array>;
}

export class WebContents extends EventEmitter {
  readonly session: Session;
  readonly mainFrame: Frame = { url: "", parent: null };
  windowOpenHandler: ((details: { url: string }) => { action: "deny" | "allow" }) | undefined;
  renderer: EventEmitter | undefined;
  page: PageDouble | undefined;
  destroyed = false;
  crashed = false;
  reloads = 0;
  /** Every event that was sent, in order. */
  readonly events: unknown[][] = [];

  constructor(session: Session) {
    super();
    this.session = session;
  }

  async load(url: string): Promise<void> {
    await this.session.request(url);
    this.mainFrame.url = url;
    this.emit("did-finish-load");
  }

  send(channel: string, ...values: unknown[]): void {
    if (this.destroyed) throw new TypeError("Object has been destroyed");
    const copies = structuredClone(values) as unknown[];
    this.events.push([channel, ...copies]);
    this.renderer?.emit(channel, {}, ...copies);
  }

  setWindowOpenHandler = (handler: NonNullable<WebContents["windowOpenHandler"]>) =>
    void (this.windowOpenHandler = handler);
  isDestroyed = () => this.destroyed;
  isCrashed = () => this.crashed;
  reload = () => {
    this.reloads += 1;
    this.crashed = false;
  };

  async executeJavaScript(script: string): Promise<unknown> {
    if (this.destroyed) throw new TypeError("Object has been destroyed");
    return structuredClone(this.page?.run(script));
  }

  async printToPDF(options: Record<string, unknown>): Promise<Uint8Array> {
    if (this.destroyed) throw new TypeError("Object has been destroyed");
    return this.page?.print(options) ?? new Uint8Array();
  }
}
