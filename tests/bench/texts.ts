/** Work on the text itself: points over a long issue, and the search for similar texts. */
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { elementAt } from "../../shared/basics/elements.ts";
import { openDatabase } from "../../electron/core/library/database/driver.ts";
import { databaseName, openLibrary } from "../../electron/core/library/index.ts";
import { comparedArticles } from "../../shared/manuscripts/compared-text.ts";
import { emptyDocument } from "../../shared/document/empty.ts";
import { formatPoints } from "../../shared/points/format.ts";
import { defaultPointStyle } from "../../shared/points/style.ts";
import type { Block, BulletinDocument } from "../../shared/document/schema.ts";
import type { Measured } from "./files.ts";
import { compare, summarise, time } from "./measure.ts";
import { repeatArticles } from "./subject.ts";

/**
 * Formats the points of an issue `longer` times as long. The alternative is serialising the same document.
 */
export async function points(document: BulletinDocument, longer: number): Promise<Measured> {
  const long = repeatArticles(document, longer);
  const plain = {
    ...long,
    blocks: long.blocks.map((block) => ({
      ...block,
      runs: block.runs.map((run) => (run.point ? { text: run.text } : run)),
    })),
  };
  const json = await time(30, () => JSON.parse(JSON.stringify(plain)) as unknown);
  const figure = await time(30, () => formatPoints(plain, defaultPointStyle));
  return {
    rows: [
      {
        name: `points of an issue ${longer} times as long`,
        figure,
        ...compare(figure, "JSON there and back", json),
      },
      { name: "the same issue to JSON and back", figure: json },
    ],
    skippedAlternatives: [],
  };
}

const articles = 100_000;
const perIssue = 500;

/**
 * Searches 100,000 articles for texts similar to one. The alternative is LIKE, which searches the same rows
 * for one phrase.
 */
export async function similar(document: BulletinDocument, folder: string): Promise<Measured> {
  const library = await openLibrary(folder);
  const [longestArticle] = comparedArticles(document).toSorted((a, b) => b.text.length - a.text.length);
  if (!longestArticle) return { rows: [], skippedAlternatives: ["no article to compare"] };
  try {
    const words = wordsOf(document);
    for (let at = 0; at < articles; at += perIssue)
      await library.issues.create({
        document: { ...emptyDocument(), blocks: madeUp(words, at, longestArticle.text) },
      });
    const times: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const start = performance.now();
      const { matches } = await library.similar.find({ text: longestArticle.text });
      times.push(performance.now() - start);
      if (matches.length === 0) throw new Error("the article that was printed before was not found");
    }
    const database = await openDatabase(join(folder, databaseName));
    const phrase = `%${longestArticle.text.replaceAll(/[%_\n]/gu, "").slice(10, 22)}%`;
    const like = await time(5, () => database.all("SELECT id FROM texts WHERE text LIKE ?", phrase));
    await database.close();
    const figure = summarise(times);
    const name = `similar texts among ${articles.toLocaleString("en")} articles`;
    return {
      rows: [
        { name, figure, ...compare(figure, "LIKE", like) },
        { name: "one phrase among them, by SQLite's LIKE", figure: like },
      ],
      skippedAlternatives: [],
    };
  } finally {
    await library.close();
  }
}

/** The clauses of an issue, from which articles are generated. */
const wordsOf = (document: BulletinDocument): string[] =>
  document.blocks
    .flatMap(({ runs }) =>
      runs
        .map(({ text }) => text)
        .join("")
        .split(/(?<=[，。；])/u),
    )
    .filter((clause) => clause.length > 3);

/**
 * Articles of eight clauses each, with random characters between so that they differ. One in 20,000 is the
 * article to find.
 */
function madeUp(words: readonly string[], first: number, searchText: string): Block[] {
  let seed = first + 1;
  const next = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0);
  return Array.from({ length: perIssue }, (_, index): Block => {
    const madeText = Array.from({ length: 8 }, () => {
      const clause = elementAt(words, next() % words.length);
      const shift = next() % clause.length;
      return (
        clause.slice(shift) +
        String.fromCharCode(0x4e00 + (next() % 8000), 0x4e00 + (next() % 8000), 0x4e00 + (next() % 8000))
      );
    }).join("");
    const text = (first + index) % 20_000 === 7 ? searchText.replaceAll("\n", "") : madeText;
    return {
      id: `b${index}`,
      style: "body",
      runs: [{ text: `第${first + index}篇　`, title: true }, { text }],
    };
  });
}
