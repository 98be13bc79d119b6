/** A Chinese input method, driven through the browser's protocol. */
import type { CDPSession, Page } from "@playwright/test";

export class InputMethod {
  readonly #session: CDPSession;

  constructor(session: CDPSession) {
    this.#session = session;
  }

  /** Shows composed text, step by step: pinyin, then the candidate before it is chosen. */
  async compose(...steps: string[]): Promise<void> {
    for (const text of steps)
      await this.#session.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
  }

  /** Commits the chosen text. */
  async choose(text: string): Promise<void> {
    await this.#session.send("Input.insertText", { text });
  }

  /** Cancels the composition, as Escape does: the composed text disappears. */
  async cancel(): Promise<void> {
    await this.#session.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
  }

  /** Sends the key event (code 229) that some input methods send before composing. */
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
