/**
 * A long day at the desk: thousands of steps typed, undone and done again by real keys in an issue of thousands of
 * paragraphs. Fails if the text is not what it was, or if the memory grows from round to round.
 */
import type { Browser, CDPSession, Page } from "@playwright/test";
import { emptyDocument } from "../../shared/document/empty.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { summarise, type Row } from "./measure.ts";
import { atTheDesk, prepare, takeTimes, timesTaken } from "./screen.ts";

/** How much more memory the last round may leave than the second one. */
const mostGrowth = 1.25;

/** An issue with this many paragraphs. */
function longIssue(paragraphs: number): BulletinDocument {
  const blocks = Array.from({ length: paragraphs }, (_, index) => ({
    id: `p${index}`,
    style: "body" as const,
    runs: [{ text: `第${index + 1}段，东河街道组织志愿者开展清洁日活动，清理楼道、绿地和停车场。` }],
  }));
  return { ...emptyDocument(), blocks };
}

/** The ways of a round, in order: how the keys are pressed. */
const ways = ["typed", "undone", "done again", "undone again"] as const;
const keysOf: Record<(typeof ways)[number], (step: number) => string> = {
  // A letter and a paragraph end in turn: each is a step of its own, however fast they follow.
  typed: (step) => (step % 2 === 0 ? "x" : "Enter"),
  undone: () => "Control+z",
  "done again": () => "Control+y",
  "undone again": () => "Control+z",
};

/** How much is done at the desk. */
export interface Work {
  paragraphs: number;
  /** Keys that are pressed, in all. */
  steps: number;
  /** Steps that are typed before they are undone; the editor keeps 500 at most. */
  stepsInRow: number;
}

/**
 * Presses `steps` keys in rounds of typing, undoing, doing again and undoing, in the middle of an issue.
 * @throws if the text after a way is not what it must be, or if the memory grows
 */
export async function undoing(
  browser: Browser,
  folder: string,
  { paragraphs, steps, stepsInRow }: Work,
): Promise<Row[]> {
  await prepare(folder, longIssue(paragraphs));
  return atTheDesk(browser, folder, 1, async (page) => {
    const devTools = await page.context().newCDPSession(page);
    const paper = page.locator(".blocks > p");
    await paper.nth(Math.floor(paragraphs / 2)).click();
    await page.keyboard.press("End");
    const original = await textOf(page);
    const times = new Map<string, number[]>(ways.map((way) => [way, []]));
    const memory: number[] = [];
    const rounds = Math.ceil(steps / stepsInRow / ways.length);
    for (let round = 0; round < rounds; round += 1) {
      let typedText = original;
      for (const way of ways) {
        times.get(way)?.push(...(await pressAll(page, keysOf[way], stepsInRow)));
        const text = await textOf(page);
        if (way === "typed") typedText = text;
        const isRight = way.startsWith("undone")
          ? text === original
          : text === typedText && text !== original;
        if (!isRight) throw new Error(`the text of round ${round + 1} is wrong when its steps are ${way}`);
      }
      memory.push(await usedMemory(devTools));
      console.error(`  round ${round + 1} of ${rounds}: ${(memory.at(-1) ?? 0).toFixed(0)} MB`);
    }
    // The preview and the checker get their memory in the first round.
    const [, second = Infinity] = memory;
    if ((memory.at(-1) ?? 0) > second * mostGrowth)
      throw new Error(`the memory grows: ${memory.map((each) => each.toFixed(0)).join(", ")} MB`);
    return ways.map((way) => ({
      name: `a step ${way} to paint, in an issue of ${paragraphs.toLocaleString("en")} paragraphs`,
      figure: summarise(times.get(way) ?? []),
    }));
  });
}

/** Presses a number of keys. Gives the time of each to paint, ms. */
async function pressAll(page: Page, keyOf: (step: number) => string, count: number): Promise<number[]> {
  await takeTimes(page, "keydown");
  for (let step = 0; step < count; step += 1) await page.keyboard.press(keyOf(step));
  return timesTaken(page, count);
}

/** The text of all paragraphs. */
const textOf = (page: Page): Promise<string> =>
  page.evaluate(`[...document.querySelectorAll(".blocks > *")].map((each) => each.textContent).join("\\n")`);

/** The memory that the page uses when all that is not needed is collected, MB. */
async function usedMemory(devTools: CDPSession): Promise<number> {
  await devTools.send("HeapProfiler.collectGarbage");
  return (await devTools.send("Runtime.getHeapUsage")).usedSize / 1024 / 1024;
}
