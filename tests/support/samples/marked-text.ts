/**
 * Makes blocks from text with signs for meanings and revisions, and writes them back, for tables of cases.
 * `point-case.ts` lists the signs.
 */
import { emptyDocument } from "../../../shared/document/empty.ts";
import { sequentialIds } from "../../../shared/basics/identifiers.ts";
import { canonicalRuns } from "../../../shared/document/canonical.ts";
import type { Block, BulletinDocument, Run } from "../../../shared/document/schema.ts";

type Properties = Omit<Run, "text">;
const marks: [open: string, close: string, properties: Properties][] = [
  ["@@", "@@", { title: true }],
  ["^^", "^^", { tag: true }],
  ["{-", "-}", { deleted: "r1" }],
  ["{+", "+}", { inserted: "r2" }],
  ["{!", "!}", { comments: ["c1"] }],
  ["__", "__", { bold: true }],
  ["**", "**", { point: true }],
];

export function markedDocument(text: string): BulletinDocument {
  return {
    ...emptyDocument(sequentialIds("e")),
    blocks: text.split("\n").map((line, index) => readBlock(line, `b${index + 1}`)),
  };
}

function readBlock(line: string, id: string): Block {
  if (/^【.*】$/u.test(line)) return { id, style: "section", runs: [{ text: line }] };
  if (/^（[^）]*）$/u.test(line)) return { id, style: "source", runs: [{ text: line }] };
  const [, brief, rest = ""] = /^(简讯\|)?(.*)$/u.exec(line) ?? [];
  return { id, style: brief ? "brief" : "body", runs: readRuns(rest.replaceAll("\\n", "\n")) };
}

function readRuns(text: string): Run[] {
  const runs: Run[] = [];
  const open = new Set<number>();
  for (const part of text.split(/(@@|\^\^|\{-|-\}|\{\+|\+\}|\{!|!\}|__|\*\*)/u)) {
    const mark = marks.findIndex(([opening, closing]) => part === opening || part === closing);
    if (mark >= 0) {
      if (!open.delete(mark)) open.add(mark);
    } else if (part !== "") {
      runs.push(Object.assign({ text: part }, ...[...open].map((each) => marks[each]?.[2])) as Run);
    }
  }
  return canonicalRuns(runs);
}

/** Writes the text that `markedDocument` reads, with the signs always in the same order. */
export function markedText({ blocks }: BulletinDocument): string {
  return blocks
    .map(
      ({ style, runs }) =>
        (style === "brief" ? "简讯|" : "") + runs.map(writeRun).join("").replaceAll("\n", "\\n"),
    )
    .join("\n");
}

function writeRun({ text, ...properties }: Run): string {
  const carriedMarks = marks.filter(([, , mark]) => Object.keys(mark).every((name) => name in properties));
  return (
    carriedMarks.map(([open]) => open).join("") +
    text +
    carriedMarks
      .toReversed()
      .map(([, close]) => close)
      .join("")
  );
}
