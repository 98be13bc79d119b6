/**
 * A real issue as its office wrote it. The file is not part of the project: it is expected in
 * `../shared/acceptance` beside the checkout, and without it the tests are skipped. The tests name only its
 * structure, none of its words.
 */
import { existsSync, readFileSync } from "node:fs";
import { describe as suite, expect, test } from "vitest";
import { importFile } from "../../electron/core/importing/index.ts";
import { describeDocument } from "../../electron/shells/cli/description.ts";
import { readDocument, serialize } from "../../shared/document/migrate.ts";
import { deriveOutline } from "../../shared/document/outline.ts";
import { applyPointChanges } from "../../shared/points/apply.ts";
import { findPoints } from "../../shared/points/find.ts";
import { sampleIssue } from "../../electron/core/system/resources.ts";
import { formatPoints } from "../../shared/points/format.ts";
import { findPointProblems } from "../../shared/points/problems.ts";
import { defaultPointStyle } from "../../shared/points/style.ts";
import { writeText } from "../../shared/text/write.ts";
import { applyChanges, printedText, findUnaccounted } from "../support/readers/text-account.ts";

const file = new URL("../../../shared/acceptance/issue-764.txt", import.meta.url);
const isThere = existsSync(file);
// Without the issue the sample takes its place, so that the tests are collected and listed as skipped.
const bytes = readFileSync(isThere ? file : sampleIssue());
const text = new TextDecoder().decode(bytes);
const readIssue = (declinedIds: string[] = []) => importFile("issue-764.txt", bytes, declinedIds);

suite.skipIf(!isThere)(
  `issue 764${isThere ? "" : " (skipped: no shared/acceptance/issue-764.txt beside the checkout)"}`,
  async () => {
    const { document, changes, encoding } = await readIssue();
    const { masthead, sections, imprint } = describeDocument(document, changes);
    const articles = sections.flatMap((section) => section.articles);
    const kinds = (kind: string) => changes.filter((change) => change.kind === kind);

    test("is UTF-8", () => expect(encoding).toBe("UTF-8"));

    test("has a masthead: a name of two lines, number, issuer, date", () => {
      expect(masthead.name).toHaveLength(2);
      expect(masthead.name.every((line) => text.includes(line) && !/\s/u.test(line))).toBe(true);
      expect(masthead.number).toBe(764);
      expect(masthead.issuer.length).toBeGreaterThan(10);
      expect(masthead.issuer.endsWith("办公室")).toBe(true);
      expect(masthead.date).toMatch(/^\d{4}-\d\d-\d\d$/u);
    });

    test("has three sections of 3, 2 and 4", () => {
      expect(sections.map(({ title, articles }) => [title, articles.length])).toEqual([
        ["检查督导", 3],
        ["常态创建", 2],
        ["简讯", 4],
      ]);
    });

    test("has run-in titles, all but the first article", () => {
      expect(articles.slice(0, 5).map(({ title }) => title !== null)).toEqual([
        false,
        true,
        true,
        true,
        true,
      ]);
      for (const title of articles.slice(1, 5).map((article) => article.title ?? "")) {
        expect(title).not.toMatch(/[，。；]/u);
        expect(title.length).toBeGreaterThan(10);
        expect(title.length).toBeLessThan(30);
      }
    });

    test("has every **…** as a point, except one that is the name of a unit", () => {
      const boldStretches = text.match(/\*\*[^*]+\*\*/gu) ?? [];
      expect(articles.map(({ points }) => points.length)).toEqual([0, 7, 3, 2, 5, 0, 0, 0, 0]);
      expect(articles.flatMap(({ points }) => points)).toEqual(
        boldStretches.map((mark) => mark.slice(2, -2)).filter((mark) => !mark.endsWith("：")),
      );
      expect(articles.some((article) => article.text.includes("*"))).toBe(false);
    });

    test("has one article with uneven points; in the usual style the first two stay and the last two become points", () => {
      expect(findPointProblems(document)).toEqual([
        {
          article: document.blocks.find(({ runs }) =>
            runs.some((run) => run.title && run.text.includes("三")),
          )?.id,
          kind: "unmarked",
          plainPoints: 1,
          points: 3,
        },
      ]);
      expect(findPoints(document).map(({ kind, points }) => [kind, points.length])).toEqual([
        ["is", 4],
        ["need", 3],
        ["is", 3],
        ["is", 3],
        ["is", 5],
      ]);
      const pointChanges = formatPoints(document, defaultPointStyle);
      expect(pointChanges.map(({ kind }) => kind)).toEqual([
        "added",
        ...Array.from({ length: 7 }, () => "adjusted"),
      ]);
      const formattedDocument = applyPointChanges(document, pointChanges);
      expect([
        formatPoints(formattedDocument, defaultPointStyle),
        findPointProblems(formattedDocument),
      ]).toEqual([[], []]);
    });

    test("has its sources as lists of units, also the one in half-width brackets", () => {
      expect(articles.map(({ source }) => source.length)).toEqual([1, 3, 1, 1, 1, 1, 1, 1, 1]);
      const [change, ...more] = kinds("source-line");
      expect(more).toEqual([]);
      expect(change?.before).toMatch(/。 \([^()]+\)$/u);
      expect(change?.after.endsWith(`¶（${articles[4]?.source[0]}）`)).toBe(true);
    });

    test("has labels and units of briefs, with one label for two units", () => {
      const briefs = sections[2]?.articles ?? [];
      expect(briefs.map(({ tag }) => tag)).toEqual(["文明实践", "文明培育", "文明培育", "常态创建"]);
      expect(new Set(briefs.map(({ title }) => title)).size).toBe(4);
      expect(briefs.every(({ title, source }) => title !== null && source[0] === title)).toBe(true);
      expect(document.blocks.filter(({ style }) => style === "brief")).toHaveLength(3);
    });

    test("has its imprint: staff, 报, 发, e-mail, telephone", () => {
      expect(Object.values(imprint.staff).every((name) => /^\p{Script=Han}{2,3}$/u.test(name))).toBe(true);
      expect([imprint.report.length, imprint.deliver.length, imprint.send.length]).toEqual([5, 0, 3]);
      expect(imprint.email).toMatch(/^[\w.]+@[\w.]+$/u);
      expect(imprint.phone).toMatch(/^\d{8}$/u);
      expect(document.imprint.other).toBeUndefined();
    });

    test("has four joined paragraphs, and a list of everything that was normalised", () => {
      expect(kinds("joined-paragraph")).toHaveLength(4);
      const count = Object.groupBy(changes, ({ kind }) => kind);
      expect(Object.fromEntries(Object.entries(count).map(([kind, of]) => [kind, of.length]))).toEqual({
        "date-form": 1,
        "joined-paragraph": 4,
        "title-gap": 4,
        "source-line": 1,
        "section-gap": 1,
        "tag-gap": 3,
      });
    });

    test("loses no character: the text with the listed changes is the printed text, paragraph by paragraph", () => {
      expect(findUnaccounted(text, changes, document)).toEqual({});
      const printedLines = printedText(document).body;
      const expectedText = applyChanges(text, changes);
      // The body has four lines of masthead before it and seven of imprint after it.
      expect(printedLines).toEqual(expectedText.slice(4, -7));
    });

    test.each(changes.map(({ id }) => [id]))("loses no character when %s is declined", async (id) => {
      const declinedResult = await readIssue([id]);
      expect(declinedResult.changes.map((change) => change.id)).not.toContain(id);
      expect(findUnaccounted(text, declinedResult.changes, declinedResult.document)).toEqual({});
    });

    test("is the same document after writing and reading it, as text and serialised", async () => {
      const again = await importFile("again.txt", new TextEncoder().encode(writeText(document)));
      expect(again.changes).toEqual([]);
      expect(again.document).toEqual(document);
      expect(readDocument(JSON.parse(serialize(document)))).toEqual(document);
      expect(deriveOutline(again.document)).toEqual(deriveOutline(document));
    });
  },
);
