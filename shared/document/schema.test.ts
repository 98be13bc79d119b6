import { expect, test } from "vitest";
import { emptyDocument } from "./empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import { bulletinDocument } from "./schema.ts";

test("a blank document is valid", () => {
  const document = emptyDocument(sequentialIds());
  expect(bulletinDocument.parse(document)).toEqual(document);
});

test("unknown properties survive", () => {
  const document = {
    ...emptyDocument(sequentialIds()),
    later: { a: 1 },
    blocks: [{ id: "b1", style: "body", runs: [{ text: "文", ruby: "wen" }], keep: true }],
  };
  expect(bulletinDocument.parse(document)).toEqual(document);
});

test.each([
  ["an impossible date", { masthead: { name: ["快报"], number: 1, issuer: "", date: "2026-02-30" } }],
  ["a flag that is false", { blocks: [{ id: "b1", style: "body", runs: [{ text: "文", point: false }] }] }],
  ["an empty run", { blocks: [{ id: "b1", style: "body", runs: [{ text: "" }] }] }],
  ["a newer schema", { schema: 99 }],
])("%s is refused", (_name, part) => {
  expect(bulletinDocument.safeParse({ ...emptyDocument(sequentialIds()), ...part }).success).toBe(false);
});
