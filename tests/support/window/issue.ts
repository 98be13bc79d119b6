/**
 * Issues in screen tests: created through the core's calls, opened at the desk, read back as they are stored.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { CallName, Input, Output } from "../../../shared/contract/calls.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { Person } from "../../../shared/workflow/states.ts";
import { expect, openLibrary, waitUntilSaved, type Program } from "./program.ts";

/** Calls the core from inside the window. */
export async function callCore<N extends CallName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await page.evaluate(
    async ([call, body]) => {
      const response = await fetch(`/call/${call}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: body as string,
      });
      return (await response.json()) as { ok: boolean; value: unknown };
    },
    [name, JSON.stringify(input)],
  );
  expect(answer.ok).toBe(true);
  return answer.value as Output<N>;
}

/** Creates an issue in the library and opens it as this person; returns its id. */
export async function openAs(
  page: Page,
  program: Program,
  person: Person,
  document: BulletinDocument,
): Promise<number> {
  await writeFile(join(program.libraryFolder, "settings.json"), JSON.stringify({ person }));
  await openLibrary(page, program);
  const { id } = await callCore(page, "issues.create", { document });
  await page.evaluate((issue) => (location.hash = `#/issue/${issue}`), id);
  await page.locator('.blocks[contenteditable="true"]').waitFor();
  return id;
}

/** Saves the issue at the desk by the key 立即保存, without waiting for the automatic save, and reads it from the library. */
export async function storedIssue(page: Page, id: number): Promise<BulletinDocument> {
  await page.keyboard.press("Control+s");
  await waitUntilSaved(page);
  const session = `reader-of-${id}-in-a-test`;
  const { document } = await callCore(page, "issues.open", { id, session, label: "读" });
  await callCore(page, "issues.close", { id, session });
  return document;
}

/**
 * Selects a part of a paragraph by the browser's selection. Offsets are UTF-16 units of its text on the
 * paper.
 */
export async function selectIn(page: Page, block: string, from: number, to = from): Promise<void> {
  await page.locator(".blocks").focus();
  await page.evaluate(
    ([id, start, end]) => {
      const element = document.querySelector(`[data-block="${id}"]`) as HTMLElement;
      const place = (offset: number): [Node, number] => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let at = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const { length } = node as Text;
          if (offset <= at + length) return [node, offset - at];
          at += length;
        }
        return [element, 0];
      };
      getSelection()?.setBaseAndExtent(...place(start as number), ...place(end as number));
    },
    [block, from, to] as const,
  );
}

/** Fills in the dialog that asks for the person. */
export async function be(page: Page, name: string, role: string) {
  await page.getByRole("dialog").getByLabel("姓名").fill(name);
  await page.getByRole("dialog").getByRole("radio", { name: role }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确定" }).click();
}

/** Puts the caret after a text on the paper. */
export async function caretBehind(page: Page, text: string) {
  await page.evaluate((quote) => {
    const walker = document.createTreeWalker(document.querySelector(".blocks")!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(quote);
      if (at < 0) continue;
      document.querySelector<HTMLElement>(".blocks")!.focus();
      getSelection()!.collapse(node, at + quote.length);
      node.parentElement!.scrollIntoView({ block: "center" });
      return;
    }
    throw new Error(`the paper has no text ${quote}`);
  }, text);
}

/** Selects a text by keys. */
export async function selectText(page: Page, text: string) {
  await caretBehind(page, text);
  for (let letters = 0; letters < text.length; letters += 1) await page.keyboard.press("Shift+ArrowLeft");
}

/** The present step of the issue on its way to print. */
export const presentState = (page: Page) =>
  page.getByRole("list", { name: "办理进度" }).locator("[aria-current=step]");

/** Chooses from the menu of the present step. Check the result with `presentState`. */
export async function chooseStep(page: Page, name: string): Promise<void> {
  await presentState(page).getByRole("button").click();
  await page.getByRole("menuitem", { name }).click();
}
