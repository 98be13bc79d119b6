/** A Chinese input method, driven through the browser's protocol. */
import type { CDPSession, Page } from "@playwright/test";

export class InputMethod {
  readonly #session: CDPSession;

  constructor(session: CDPSession) {
    this.#session = session;
  }

  /** Shows what is being composed: pinyin, then what the person sees before choosing. */
  async compose(...steps: string[]): Promise<void> {
    for (const text of steps)
      await this.#session.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
  }

  /** The person chooses. */
  async choose(text: string): Promise<void> {
    await this.#session.send("Input.insertText", { text });
  }

  /** Escape: what was composed goes away. */
  async cancel(): Promise<void> {
    await this.#session.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
  }

  /** The key event that some input methods send, and others do not. */
  async keyDown(): Promise<void> {
    await this.#session.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      windowsVirtualKeyCode: 229,
      key: "Process",
      code: "KeyN",
    });
  }
}

export const inputMethod = async (page: Page) => new InputMethod(await page.context().newCDPSession(page));
