import type { Bridge } from "../../shared/port/bridge.ts";
import type { ImportPreview } from "../../shared/contract/importing.ts";
import { randomId } from "../../shared/basics/identifiers.ts";
import { hasCode } from "../../shared/basics/errors.ts";

/** A file to import. */
export interface InputFile {
  name: string;
  /** The content in base64. */
  bytes: string;
}

/**
 * A file that the core has open for import. The core is asked to open it when it is first needed, and again
 * if the core has lost it (it was restarted).
 */
export class OpenFile {
  readonly #bridge: Bridge;
  readonly #file: InputFile;
  #opening: { handle: string; preview: Promise<ImportPreview> } | null = null;

  constructor(bridge: Bridge, file: InputFile) {
    this.#bridge = bridge;
    this.#file = file;
  }

  /** What the core reads without the declined changes. @throws BulletinError */
  async preview(declined: readonly string[]): Promise<ImportPreview> {
    const { handle, preview } = this.#open();
    const whole = await preview;
    if (declined.length === 0) return whole;
    return this.#bridge
      .ask("importing.decline", { handle, declined: [...declined] })
      .catch((error: unknown) => {
        if (!this.#isLost(error, handle)) throw error;
        return this.preview(declined);
      });
  }

  /**
   * Creates an issue without the declined changes and gives its id.
   * @throws BulletinError `file-closed` if the core has lost the file. It may have created the issue before, so
   * that is for the person to decide; another call opens the file again.
   */
  async accept(declined: readonly string[]): Promise<number> {
    const { handle, preview } = this.#open();
    await preview;
    try {
      return (await this.#bridge.ask("importing.accept", { handle, declined: [...declined] })).id;
    } catch (error) {
      this.#isLost(error, handle);
      throw error;
    }
  }

  /** Lets the core forget the file. */
  close(): void {
    const opening = this.#opening;
    this.#opening = null;
    // Not before it is open: otherwise it would be opened after it was closed.
    const close = () => void this.#bridge.send("importing.close", { handle: opening?.handle ?? "" });
    if (opening) void opening.preview.then(close, () => {});
  }

  #open(): { handle: string; preview: Promise<ImportPreview> } {
    if (this.#opening) return this.#opening;
    const handle = randomId();
    const preview = this.#bridge.ask("importing.open", { handle, ...this.#file });
    this.#opening = { handle, preview };
    return this.#opening;
  }

  #isLost(error: unknown, handle: string): boolean {
    const isLost = hasCode(error, "file-closed");
    if (isLost && this.#opening?.handle === handle) this.#opening = null;
    return isLost;
  }
}
