/** Migration 17: the generation of the library. */
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serialize } from "../../../../shared/document/migrate.ts";
import { documentOf, textsIn } from "../../../../tests/support/generators/filled-library.ts";
import { openLibrary } from "../index.ts";
import { createOlderDatabase } from "../../../../tests/support/generators/older-library.ts";

const now = () => new Date("2026-03-09T08:00:00Z");

test("16 → 17: an existing library is of generation 0, like the autosaves of the older program, which are replayed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-migration-17-"));
  try {
    const version16 = await createOlderDatabase(folder, 16, now);
    const savedAt = "2026-03-06T01:00:00.000Z";
    await version16.run(
      "INSERT INTO issues (document, revision, saved_at) VALUES (?, 3, ?)",
      serialize(documentOf("甲")),
      savedAt,
    );
    await version16.close();
    const autosave = JSON.stringify({
      issue: 1,
      publication: null,
      revision: 4,
      savedAt,
      document: serialize(documentOf("甲，改过")),
      backup: 0,
    });
    await mkdir(join(folder, "autosaves"));
    const digest = createHash("sha256").update(autosave).digest("hex");
    await writeFile(join(folder, "autosaves", "issue-1.json"), `${digest}\n${autosave}`);

    const library = await openLibrary(folder, { now });
    expect(await textsIn(library)).toEqual(["甲，改过"]);
    const openedIssue = await library.issues.open({ id: 1, session: "session-1", label: "甲" });
    expect(openedIssue).toMatchObject({ revision: 4, generation: 0 });
    await library.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
