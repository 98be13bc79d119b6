/**
 * Prints with the engine of Electron, in a hidden window that is created at the first print and kept for the
 * next ones.
 */
import { setTimeout as wait } from "node:timers/promises";
import { BrowserWindow, session, type WebContents } from "electron";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { isReady, layoutOf, readLayout } from "../../core/exporting/pdf/print-page.ts";
import { TurnPrinter, type PrintedPages } from "../../core/exporting/pdf/printer.ts";
import { lockSession } from "./lock.ts";
import { createPrintHandler } from "./protocol.ts";
import { printAddress, scheme, securePreferences } from "./security.ts";

interface Engine {
  window: BrowserWindow;
  /** Rejects when the page of the window has crashed, or the window was closed. */
  failure: Promise<never>;
}

/** Maximum time for the layout of a page, in ms. No bulletin takes this long. */
const layoutTimeout = 30_000;

export class ElectronPrinter extends TurnPrinter {
  readonly #isPackaged: boolean;
  #window: BrowserWindow | undefined;
  #engine: Promise<Engine> | undefined;

  constructor(isPackaged: boolean) {
    super();
    this.#isPackaged = isPackaged;
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
    const { window, failure } = await this.start();
    return Promise.race([printIn(window.webContents, html), failure]);
  }

  #start(): Promise<Engine> {
    // A session in memory only, which no other window shares.
    const printSession = session.fromPartition("print");
    if (!printSession.protocol.isProtocolHandled(scheme)) {
      lockSession(printSession, { address: printAddress, isPackaged: this.#isPackaged });
      printSession.protocol.handle(scheme, createPrintHandler());
    }
    // Without `backgroundThrottling: false`, a hidden page runs slowly.
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...securePreferences, session: printSession, backgroundThrottling: false },
    });
    this.#window = window;
    const failure = new Promise<never>((_, reject) => {
      window.webContents.once("render-process-gone", (_event, { reason }) => {
        reject(new Error(reason));
        window.destroy();
      });
      window.once("closed", () => {
        this.#forget(window);
        reject(new BulletinError("cancelled"));
      });
    });
    // A crash between two prints is not an unhandled rejection.
    failure.catch(() => {});
    return Promise.race([window.loadURL(printAddress).then(() => ({ window, failure })), failure]);
  }

  /** Forgets the window, so that the next print creates a new one. */
  #forget(window: BrowserWindow | undefined): void {
    if (this.#window !== window) return;
    this.#window = undefined;
    this.#engine = undefined;
  }
}

async function printIn(contents: WebContents, html: string): Promise<PrintedPages> {
  // Writes into the same page, so that the fonts stay loaded: a new address would load and unpack them again.
  await contents.executeJavaScript(
    `document.open(); document.write(${JSON.stringify(html)}); document.close();`,
  );
  const end = performance.now() + layoutTimeout;
  // Reading a measure forces the layout, which a window without frames may postpone.
  while (!(await contents.executeJavaScript(`document.body?.getBoundingClientRect(), ${isReady}`))) {
    if (performance.now() > end) throw new Error("the page was not laid out in time");
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
