import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { unzipSync, zipSync, type Zippable } from "fflate";
import { describe, expect, test } from "vitest";
import { arbitraryBulletin } from "../../../../tests/support/generators/arbitrary-bulletin.ts";
import "../../../../tests/support/generators/generated-cases.ts";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import type { PackageManifest } from "../../../../shared/document/package.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import type { Version } from "../../../../shared/contract/workflow.ts";
import { writePackage } from "../../exporting/package/index.ts";
import { archiveLimits, isArchive } from "../files/archive.ts";
import { importFile } from "../index.ts";
import { isPackage, readPackage } from "./index.ts";

const creationDate = new Date("2026-11-23T02:00:00Z");
const bytesOf = (text: string) => new TextEncoder().encode(text);
const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const version: Version = {
  id: 3,
  at: "2026-11-22T02:00:00.000Z",
  by: { name: "程一禾", role: "editor" },
  kind: "manual",
  state: "draft",
  label: "一稿",
};
const picture = bytesOf("a picture");
const withPicture: BulletinDocument = {
  ...emptyDocument(),
  blocks: [
    {
      id: "b1",
      style: "figure",
      runs: [],
      figure: { asset: digestOf(picture), type: "image/png", width: 10, height: 10, share: 50 },
    },
  ],
};
const readAsset = async (digest: string) => (digest === digestOf(picture) ? picture : null);

test("writing and reading returns any document, with or without versions", () =>
  fc.assert(
    fc.asyncProperty(
      arbitraryBulletin,
      fc.array(arbitraryBulletin, { maxLength: 2 }),
      async (document, earlier) => {
        const versions = earlier.map((each) => ({ version, document: each }));
        const content = readPackage(
          "a.bulletin",
          await writePackage(document, { creationDate, readAsset, versions }),
        );
        expect(content).toEqual({ document, assets: new Map(), versions });
      },
    ),
    { numRuns: 60 },
  ));

test("carries each picture once for all versions, and leaves out pictures that do not exist", async () => {
  const versions = [{ version, document: withPicture }];
  const bytes = await writePackage(withPicture, { creationDate, readAsset, versions });
  expect(Object.keys(unzipSync(bytes))).toEqual([
    "manifest.json",
    "document.json",
    "versions/1.json",
    `assets/${digestOf(picture)}`,
  ]);
  expect([...readPackage("a.bulletin", bytes).assets]).toEqual([[digestOf(picture), picture]]);
  const without = await writePackage(withPicture, { creationDate, readAsset: async () => null });
  expect(readPackage("a.bulletin", without)).toEqual({
    document: withPicture,
    assets: new Map(),
    versions: [],
  });
});

test("is recognised by its content and imported like any other file", async () => {
  const bytes = await writePackage(withPicture, { creationDate, readAsset });
  expect([isPackage(bytes), isPackage(zipSync({ "a.txt": picture })), isArchive(bytes)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(await importFile("改名了.zip", bytes)).toMatchObject({
    document: withPicture,
    changes: [],
    notes: [],
    encoding: "bulletin",
  });
});

describe("refuses a package that was changed", () => {
  /**
   * The package with some of its files changed. The manifest is written again only if `change` changes it.
   */
  const changePackage = async (
    change: (files: Record<string, Uint8Array>, manifest: PackageManifest) => void,
  ): Promise<Uint8Array> => {
    const files: Zippable & Record<string, Uint8Array> = unzipSync(
      await writePackage(withPicture, {
        creationDate,
        readAsset,
        versions: [{ version, document: withPicture }],
      }),
    );
    const manifest = JSON.parse(new TextDecoder().decode(files["manifest.json"])) as PackageManifest;
    const before = JSON.stringify(manifest);
    change(files, manifest);
    if (JSON.stringify(manifest) !== before) files["manifest.json"] = bytesOf(JSON.stringify(manifest));
    return zipSync(files);
  };
  const damageError = expect.objectContaining({
    code: "unreadable",
    details: { file: "某.bulletin", reason: "package-damaged" },
  });
  const asset = `assets/${digestOf(picture)}`;

  test.each<[what: string, change: Parameters<typeof changePackage>[0]]>([
    [
      "a document that was changed",
      (files) => (files["document.json"] = bytesOf(JSON.stringify({ ...withPicture, x: 1 }))),
    ],
    ["a picture that was changed", (files) => (files[asset] = bytesOf("another"))],
    [
      "a picture under the name of another",
      (files, { files: sums }) => {
        files[asset] = bytesOf("another");
        sums[asset] = digestOf(bytesOf("another"));
      },
    ],
    ["a file that is missing", (files) => delete files["versions/1.json"]],
    ["a document that is not listed", (_files, { files: sums }) => delete sums["document.json"]],
    [
      "no document at all",
      (files, { files: sums }) => {
        files["document.json"] = bytesOf("[]");
        sums["document.json"] = digestOf(bytesOf("[]"));
      },
    ],
    ["a manifest that is empty", (files) => (files["manifest.json"] = bytesOf("{}"))],
    ["a manifest that is not text", (files) => (files["manifest.json"] = new Uint8Array([255, 254, 0]))],
  ])("%s", async (_what, change) => {
    const bytes = await changePackage(change);
    expect(() => readPackage("某.bulletin", bytes)).toThrow(damageError);
  });

  test("a file that was cut short", async () => {
    const bytes = await changePackage(() => {});
    for (const length of [10, 100, bytes.length - 30])
      expect(() => readPackage("某.bulletin", bytes.slice(0, length))).toThrow(damageError);
  });

  test("says that a package, or the document in it, is of a newer program", async () => {
    const newer = await changePackage((_files, manifest) => void (manifest.version = 2));
    expect(() => readPackage("某.bulletin", newer)).toThrow(
      expect.objectContaining({ code: "newer-version", details: { found: "2", known: "1" } }),
    );
    const later = await changePackage((files, { files: sums }) => {
      files["document.json"] = bytesOf('{"schema":99}');
      sums["document.json"] = digestOf(bytesOf('{"schema":99}'));
    });
    expect(() => readPackage("某.bulletin", later)).toThrow(
      expect.objectContaining({
        code: "newer-version",
        details: expect.objectContaining({ found: "99" }),
      }),
    );
  });

  test("ignores names that a package does not define, and does not inflate a zip bomb", async () => {
    const stray = await changePackage((files) => (files["../../etc/passwd"] = bytesOf("x")));
    expect(readPackage("某.bulletin", stray).document).toEqual(withPicture);
    const bomb = await changePackage((files) => (files["document.json"] = new Uint8Array(5_000_000)));
    expect(() => readPackage("某.bulletin", bomb)).toThrow(
      expect.objectContaining({
        code: "too-large",
        details: { file: "某.bulletin", measure: "ratio", limit: String(archiveLimits.ratio) },
      }),
    );
  });
});
