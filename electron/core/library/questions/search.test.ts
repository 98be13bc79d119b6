/** Compares the search index with a scan of all articles: the same results, none missing and none wrong. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { elementAt } from "../../../../shared/basics/elements.ts";
import { comparedArticles, comparedBody } from "../../../../shared/manuscripts/compared-text.ts";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { matches, parseQuery } from "../../../../shared/search/query.ts";
import { openDatabase } from "../database/driver.ts";
import { databaseName, openLibrary } from "../index.ts";

/**
 * Few characters, so that words occur often: Chinese, digits, letters of both widths, punctuation, a space,
 * one beyond 16 bits.
 */
const letters = fc.constantFrom(..."文明创建志愿12aBＣ，。“ 𠮷");
const textOf = (most: number) =>
  fc.array(letters, { minLength: 1, maxLength: most }).map((all) => all.join(""));
const issueOf = (
  texts: readonly { title: string; lines: readonly string[]; date: string | null }[],
): BulletinDocument[] =>
  texts.map(({ title, lines, date }, number) => {
    const document = emptyDocument();
    const blocks = lines.map((text, index) => ({
      id: `b${index}`,
      style: "body" as const,
      runs: index === 0 ? [{ text: title, title: true as const }, { text: `　${text}` }] : [{ text }],
    }));
    return { ...document, masthead: { ...document.masthead, number: number + 1, date }, blocks };
  });
const word = textOf(4);
const queryOf = fc
  .array(fc.tuple(fc.constantFrom("", "-", "OR "), word), { minLength: 1, maxLength: 3 })
  .map((parts) =>
    parts.map(([sign, text]) => `${sign === "OR " ? "OR " : sign}“${text.replaceAll("“", "")}”`).join(" "),
  );

test("the index finds the same articles as a scan, before and after texts change", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-search-"));
  const library = await openLibrary(folder);
  const dates = fc.constantFrom(null, "2025-12-31", "2026-03-09", "2026-03-10");
  const article = fc.record({
    title: textOf(6),
    lines: fc.array(textOf(14), { minLength: 1, maxLength: 3 }),
    date: dates,
  });
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(article, { minLength: 1, maxLength: 6 }),
        fc.array(article, { minLength: 6, maxLength: 6 }),
        fc.array(queryOf, { minLength: 5, maxLength: 12 }),
        async (first, second, queries) => {
          const ids: number[] = [];
          for (const document of issueOf(first)) ids.push((await library.issues.create({ document })).id);
          const check = async (documents: readonly BulletinDocument[]) => {
            for (const text of queries) {
              const query = parseQuery(text);
              const expectedArticles = documents.flatMap((document, index) =>
                comparedArticles(document)
                  .filter(({ title, unit, text: all }) =>
                    matches(query, [title ?? "", unit ?? "", comparedBody(title, all)]),
                  )
                  .map(({ id }) => `${ids[index]} ${id}`),
              );
              const { results, hasMore } = await library.search.find({ query: text, limit: 200 });
              const foundArticles = results
                .filter(({ issue }) => ids.includes(issue))
                .map(({ issue, article: id }) => `${issue} ${id}`);
              expect([text, hasMore, foundArticles.toSorted()]).toEqual([
                text,
                false,
                expectedArticles.toSorted(),
              ]);
              const days = results.map(({ date }) => date ?? "");
              expect(days).toEqual(days.toSorted().toReversed());
              expect((await library.search.count({ query: text })).total).toBe(results.length);
              const best = await library.search.find({ query: text, limit: 200, sort: "relevance" });
              expect(best.results.map(({ issue, article: id }) => `${issue} ${id}`).toSorted()).toEqual(
                results.map(({ issue, article: id }) => `${issue} ${id}`).toSorted(),
              );
            }
          };
          await check(issueOf(first));
          const changedIssues = issueOf(second.slice(0, first.length));
          for (const [index, document] of changedIssues.entries()) {
            const id = elementAt(ids, index);
            const { revision, generation } = await library.issues.open({
              id,
              session: "session-1",
              label: "甲",
            });
            await library.issues.save({ id, session: "session-1", revision, generation, document });
          }
          await check(changedIssues);
          for (const id of ids) await library.issues.remove({ id });
        },
      ),
      { numRuns: 25 },
    );
    expect(await library.integrityCheck()).toEqual([]);
  } finally {
    await library.close();
  }
  // The index has one entry for each article, under its key.
  const database = await openDatabase(join(folder, databaseName));
  const strays = await database.get<{ count: number }>(
    "SELECT count(*) AS count FROM search WHERE rowid NOT IN (SELECT key FROM texts WHERE key IS NOT NULL)",
  );
  const unindexedTexts = await database.get<{ count: number }>(
    "SELECT count(*) AS count FROM texts WHERE issue IS NOT NULL AND (key IS NULL OR key NOT IN (SELECT rowid FROM search))",
  );
  await database.close();
  await rm(folder, { recursive: true, force: true });
  expect([strays?.count, unindexedTexts?.count]).toEqual([0, 0]);
});
