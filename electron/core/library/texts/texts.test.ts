import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { openDatabase } from "../database/driver.ts";
import { databaseName, openLibrary } from "../index.ts";
import { keepArticles } from "./texts.ts";

/** An issue with one article for each of these titles. */
const issueOf = (titles: readonly string[]): BulletinDocument => ({
  ...emptyDocument(),
  blocks: titles.map((text) => ({
    id: text,
    style: "body",
    runs: [{ text, title: true }, { text: "　正文。" }],
  })),
});

test("an article inserted above others takes as many statements, however many there are", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-texts-"));
  await (await openLibrary(folder)).close();
  const database = await openDatabase(join(folder, databaseName));
  /** Counts the writing statements of one insertion above this many articles, and gives the order afterwards. */
  const insertAbove = async (count: number) => {
    const titles = Array.from({ length: count }, (_, index) => `旧文${index + 1}`);
    const { lastId: id } = await database.run(
      "INSERT INTO issues (document, saved_at) VALUES ('', '2026-03-09T08:00:00.000Z')",
    );
    await database.transaction((statements) => keepArticles(statements, id, issueOf(titles)));
    let written = 0;
    await database.transaction((statements) =>
      keepArticles(
        {
          get: (...query) => statements.get(...query),
          all: (...query) => statements.all(...query),
          exec: (sql) => statements.exec(sql),
          run: (...statement) => {
            written += 1;
            return statements.run(...statement);
          },
        },
        id,
        issueOf(["新文", ...titles]),
      ),
    );
    const rows = await database.all<{ title: string }>(
      "SELECT title FROM texts WHERE issue = ? ORDER BY place",
      id,
    );
    expect(rows.map(({ title }) => title)).toEqual(["新文", ...titles]);
    return written;
  };
  try {
    expect(await insertAbove(40)).toBe(await insertAbove(4));
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
});
