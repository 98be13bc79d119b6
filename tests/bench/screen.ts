/** The two times that a person waits for: the start of the program, and each keystroke. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Browser, Page } from "@playwright/test";
import { openLibrary } from "../../electron/core/library/index.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { inputMethod } from "../support/window/input-method.ts";
import { ProgramProcess } from "../support/window/program-process.ts";
import { compare, summarise, type Figure, type Row } from "./measure.ts";
import { addRevisions, repeatArticles } from "./subject.ts";

/** Time on the clock, ms: only against a page that hangs. */
const patience = 300_000;
const screen = { viewport: { width: 1440, height: 900 }, locale: "zh-CN" } as const;

/** Creates a library with this issue as number 1. */
export async function prepare(folder: string, document: BulletinDocument): Promise<void> {
  const library = await openLibrary(folder);
  await library.issues.create({ document });
  await library.close();
}

/** Starts the program and opens one of its addresses in a new browser page. */
async function atThePage<T>(
  browser: Browser,
  folder: string,
  place: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const program = new ProgramProcess(folder);
  const context = await browser.newContext(screen);
  try {
    await program.start();
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    await page.goto(`${program.url}${place}`);
    return await work(page);
  } finally {
    await context.close();
    await program.stop();
  }
}

/** Starts the program, opens an issue, and closes it properly, so that the next one to open it may write. */
export function atTheDesk<T>(
  browser: Browser,
  folder: string,
  issue: number,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  return atThePage(browser, folder, `#/issue/${issue}`, async (page) => {
    await page.locator('.blocks[contenteditable="true"] > *').first().waitFor();
    const result = await work(page);
    const closing = page.waitForResponse((response) => response.url().endsWith("/call/issues.close"));
    await page.getByRole("button", { name: "返回资料库" }).click();
    await closing;
    return result;
  });
}

/** From the start of the process until the list of the library shows its issues in a new browser page. */
export async function startingToList(browser: Browser, folder: string, rounds: number): Promise<Figure> {
  const milliseconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await atThePage(browser, folder, "", async (page) => {
      await page.getByRole("row").nth(1).waitFor();
      milliseconds.push(performance.now() - start);
    });
  }
  return summarise(milliseconds);
}

/** From the start of the process until a key typed into an issue is on the paper in a new browser page. */
export async function startingToType(
  browser: Browser,
  folder: string,
  issue: number,
  rounds: number,
): Promise<Figure> {
  const milliseconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await atTheDesk(browser, folder, issue, async (page) => {
      await page.locator(".blocks").focus();
      const before = await page.evaluate<number>(`document.querySelector(".blocks").textContent.length`);
      await page.keyboard.press("x");
      await page.waitForFunction(`document.querySelector(".blocks").textContent.length > ${before}`);
      milliseconds.push(performance.now() - start);
    });
  }
  return summarise(milliseconds);
}

/** The same for a library with only this issue. */
export async function starting(
  browser: Browser,
  folder: string,
  document: BulletinDocument,
  rounds: number,
): Promise<Row[]> {
  await prepare(folder, document);
  return [
    {
      name: "start to an editor that takes typing",
      figure: await startingToType(browser, folder, 1, rounds),
    },
  ];
}

/** The number of other people's revisions in the long issue in which changes are tracked. */
const marks = 2000;

/**
 * Keystroke to paint in this issue and in one `longer` times as long, each without and with tracked changes.
 * An empty text field gives the least possible time.
 */
export async function typing(
  browser: Browser,
  folder: string,
  document: BulletinDocument,
  times: number,
): Promise<Row[]> {
  const field = await inField(browser);
  const rows: Row[] = [];
  const long = repeatArticles(document, times);
  const cases: [name: string, document: BulletinDocument, isTracked: boolean][] = [
    ["in this issue", document, false],
    ["in this issue, changes tracked", document, true],
    [`in one ${times} times as long`, long, false],
    [
      `in one ${times} times as long with ${marks.toLocaleString("en")} marks, changes tracked`,
      addRevisions(long, marks),
      true,
    ],
  ];
  for (const [index, [name, issue, isTracked]] of cases.entries()) {
    const library = `${folder}-${index}`;
    await prepare(library, issue);
    if (isTracked)
      await writeFile(
        join(library, "settings.json"),
        JSON.stringify({ person: { name: "陆文川", role: "proofreader" } }),
      );
    const figures = await atTheDesk(browser, library, 1, async (page) => {
      // The page count appears when the first print, which takes both cores, is over.
      await page.getByTestId("pages").filter({ hasText: /\d/u }).waitFor();
      const paragraphs = page.locator(".blocks > p");
      await paragraphs.nth(Math.floor((await paragraphs.count()) / 2)).click();
      await page.keyboard.press("End");
      return bothHere(page);
    });
    for (const way of ways)
      rows.push({
        name: `${way} to paint, ${name}`,
        figure: figures[way],
        ...compare(figures[way], "an empty text field", field[way]),
      });
  }
  return [
    ...rows,
    ...ways.map((way) => ({
      name: `${way} to paint, in an empty text field of the same browser`,
      figure: field[way],
    })),
  ];
}

/** Plain keys, and the text that an input method shows while a word is composed. */
const ways = ["keystroke", "composed letter"] as const;
type Figures = Record<(typeof ways)[number], Figure>;

async function bothHere(page: Page): Promise<Figures> {
  return { keystroke: await typeHere(page), "composed letter": await composeHere(page) };
}

async function inField(browser: Browser): Promise<Figures> {
  const context = await browser.newContext(screen);
  const page = await context.newPage();
  await page.setContent("<textarea></textarea>");
  await page.locator("textarea").focus();
  const figures = await bothHere(page);
  await context.close();
  return figures;
}

const keys = "the quick brown fox jumps over the lazy dog ".repeat(4);

/**
 * Types real keys as fast as a quick typist. Measures from the time of the key event to the start of the
 * second animation frame after it: by then the frame that shows the character is painted.
 */
async function typeHere(page: Page): Promise<Figure> {
  await takeTimes(page, "keydown");
  for (const key of keys) {
    await page.keyboard.press(key === " " ? "Space" : key);
    await page.waitForTimeout(60);
  }
  return summarise(await timesTaken(page, keys.length));
}

/** Words as an input method shows them, letter by letter, before the person chooses a candidate. */
const words = ["gongzuo", "kuaibao", "shequ", "zhiyuanzhe", "wenming", "chuangjian"].flatMap((pinyin) => [
  pinyin,
  pinyin,
]);
const candidate = "工作快报";

/** The same, measured from each update of the composition. */
async function composeHere(page: Page): Promise<Figure> {
  const method = await inputMethod(page);
  await takeTimes(page, "compositionupdate");
  for (const pinyin of words) {
    for (let length = 1; length <= pinyin.length; length += 1) {
      await method.compose(pinyin.slice(0, length));
      await page.waitForTimeout(60);
    }
    await method.choose(candidate);
    await page.waitForTimeout(60);
  }
  return summarise(await timesTaken(page, words.join("").length));
}

/** Begins to take the times from each event of this name to paint; `timesTaken` gives them. */
export async function takeTimes(page: Page, event: string): Promise<void> {
  await page.evaluate(`
    window.taken = [];
    window.stopTaking?.abort();
    window.stopTaking = new AbortController();
    addEventListener("${event}", ({ key, timeStamp }) => {
      if (key === "Control") return;
      requestAnimationFrame(() => requestAnimationFrame(() => taken.push(performance.now() - timeStamp)));
    }, { capture: true, signal: stopTaking.signal });
  `);
}

/** The times taken, ms, when there are at least so many. */
export async function timesTaken(page: Page, atLeast: number): Promise<number[]> {
  await page.waitForFunction(`taken.length >= ${atLeast}`);
  return page.evaluate<number[]>("taken");
}
