/** Prints with Electron's own engine, in a window that is never shown. It starts at the first print and stays warm. */
import { setTimeout as wait } from "node:timers/promises";
import { BrowserWindow, session, type WebContents } from "electron";
import { BulletinError } from "../../shared/contract/errors.ts";
import { isReady, layoutOf, readLayout } from "../exporting/pdf/print-page.ts";
import { TurnPrinter, type PrintedPages } from "../exporting/printer.ts";
import { lockSession } from "./lock.ts";
import { printAnswers } from "./protocol.ts";
import { printAddress, scheme, securePreferences } from "./security.ts";

interface Engine {
  window: BrowserWindow;
  /** Rejects when the window's page has crashed or the window was closed. */
  gone: Promise<never>;
}

/** Longer than any bulletin takes to lay out, in milliseconds. */
const patience = 30_000;

export class ElectronPrinter extends TurnPrinter {
  readonly #packaged: boolean;
  #window: BrowserWindow | undefined;
  #engine: Promise<Engine> | undefined;

  constructor(packaged: boolean) {
    super();
    this.#packaged = packaged;
  }

  async close(): Promise<void> {
    const window = this.#window;
    this.#forget(window);
    if (window && !window.isDestroyed()) window.destroy();
  }

  protected start(): Promise<Engine> {
    return (this.#engine ??= this.#start());
  }

  protected async printOne(html: string): Promise<PrintedPages> {
    const { window, gone } = await this.start();
    return Promise.race([printIn(window.webContents, html), gone]);
  }

  #start(): Promise<Engine> {
    // Kept in memory only, and shared with no window.
    const own = session.fromPartition("print");
    if (!own.protocol.isProtocolHandled(scheme)) {
      lockSession(own, { address: printAddress, packaged: this.#packaged });
      own.protocol.handle(scheme, printAnswers());
    }
    // A page that is not seen would be slowed down.
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...securePreferences, session: own, backgroundThrottling: false },
    });
    this.#window = window;
    const gone = new Promise<never>((_, reject) => {
      window.webContents.once("render-process-gone", (_event, { reason }) => {
        reject(new Error(reason));
        window.destroy();
      });
      window.once("closed", () => {
        this.#forget(window);
        reject(new BulletinError("cancelled"));
      });
    });
    gone.catch(() => {});
    return Promise.race([window.loadURL(printAddress).then(() => ({ window, gone })), gone]);
  }

  /** The next print starts another one. */
  #forget(window: BrowserWindow | undefined): void {
    if (this.#window === window) this.#window = this.#engine = undefined;
  }
}

async function printIn(contents: WebContents, html: string): Promise<PrintedPages> {
  // Written into the same page, so that its faces stay loaded: a new address would fetch and unpack them again.
  await contents.executeJavaScript(
    `document.open(); document.write(${JSON.stringify(html)}); document.close();`,
  );
  const end = Date.now() + patience;
  // Asking for a measure lays the page out, which a window that draws no frames may put off.
  while (!(await contents.executeJavaScript(`document.body?.getBoundingClientRect(), ${isReady}`))) {
    if (Date.now() > end) throw new Error("the page was not laid out in time");
    await wait(20);
  }
  const layout = readLayout(await contents.executeJavaScript(layoutOf));
  const pdf = await contents.printToPDF({
    preferCSSPageSize: true,
    pageSize: "A4",
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return { pdf, ...layout };
}
