/**
 * An issue whose changes are tracked: opened by a proofreader, compared with what the library holds after
 * each change.
 */
import type { Page } from "@playwright/test";
import type { Block, BulletinDocument } from "../../../shared/document/schema.ts";
import { settleAll } from "../../../shared/revisions/settle.ts";
import { openAs, storedIssue } from "../window/issue.ts";
import { readable, showMarks } from "./marked-documents.ts";
import { expect, type Program } from "../window/program.ts";

/** The stamps of the proofreader who works in these tests, and of a colleague. */
export const proofreader = { author: "李文", role: "proofreader", date: "2026-11-22T09:30:00Z" };
export const colleague = { author: "顾书宁", role: "approver", date: "2026-11-22T10:30:00Z" };

export const bodyBlock = (id: string, ...runs: Block["runs"]): Block => ({ id, style: "body", runs });

export interface OpenIssue {
  page: Page;
  id: number;
  /** The issue as it is stored before the first change. */
  original: BulletinDocument;
}

/** Opens an issue as the proofreader, whose changes are always tracked. */
export async function openTracked(
  page: Page,
  program: Program,
  document: BulletinDocument,
): Promise<OpenIssue> {
  const id = await openAs(page, program, { name: proofreader.author, role: "proofreader" }, document);
  return { page, id, original: await storedIssue(page, id) };
}

/** A paragraph with its revisions, as `shown` writes them. */
export const paragraph = (document: BulletinDocument, id: string) =>
  showMarks({ ...document, blocks: document.blocks.filter((block) => block.id === id) });

/** The text of a paragraph after every revision is accepted. */
export const finalText = (document: BulletinDocument, id: string) =>
  settleAll(document, "accept")
    .blocks.find((block) => block.id === id)
    ?.runs.map(({ text }) => text)
    .join("");

/**
 * Checks the stored issue after a change, and what holds after every change: rejecting all revisions gives
 * the original text, each new revision is the proofreader's, and undo restores the original issue.
 */
export async function expectTracked(
  { page, id, original }: OpenIssue,
  check: (document: BulletinDocument) => void,
  { newRevisions = 1, undos = 1 } = {},
): Promise<void> {
  const document = await storedIssue(page, id);
  check(document);
  expect(readable(settleAll(document, "reject"))).toEqual(readable(settleAll(original, "reject")));
  const newRevisionEntries = Object.entries(document.revisions).filter(
    ([revision]) => !(revision in original.revisions),
  );
  expect(newRevisionEntries.length).toBeGreaterThanOrEqual(newRevisions);
  for (const [, { author, role }] of newRevisionEntries)
    expect([author, role]).toEqual([proofreader.author, proofreader.role]);
  for (let times = 0; times < undos; times += 1) await page.keyboard.press("Control+z");
  await expect.poll(() => storedIssue(page, id)).toEqual(original);
}
