/** Two ways to check that the importer accounts for every character of a text. */
import { contentsLines, contentsName } from "../../../shared/document/contents.ts";
import { printedDate } from "../../../shared/basics/dates.ts";
import { deriveOutline } from "../../../shared/document/outline.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { tableText } from "../../../shared/document/table.ts";
import type { ChangeKind, ImportChange } from "../../../shared/text/change.ts";

const labels = { report: "报", deliver: "送", send: "发", email: "电子邮箱", phone: "电话" } as const;

/** The printed text of the document, part by part; fields of masthead and imprint include their labels. */
export function printedText(document: BulletinDocument): {
  masthead: string;
  body: string[];
  imprint: string;
} {
  const { masthead, blocks, imprint } = document;
  const contents = masthead.contents
    ? [contentsName, ...contentsLines(deriveOutline(document)).map((line) => line.text)]
    : [];
  const { name, number, runningNumber, issuer, date, dateText, secrecy = "", urgency = "" } = masthead;
  const running = runningNumber === undefined ? "" : `（总第${runningNumber}期）`;
  const numberText = number === null ? running : `第${number}期${running}`;
  const addLabel = (label: string, text: string) => (text === "" ? "" : `${label}：${text}`);
  const { staff } = imprint;
  return {
    masthead: [
      ...name,
      numberText,
      issuer,
      dateText ?? (date ? printedDate(date) : ""),
      secrecy,
      urgency,
      ...contents,
    ].join(""),
    body: blocks.flatMap(({ runs, table }) =>
      table ? tableText(table).split("\n") : [runs.map((run) => run.text).join("")],
    ),
    imprint: [
      addLabel("编辑", staff.editor),
      addLabel("校对", staff.proofreader),
      addLabel("核签", staff.approver),
      ...(["report", "deliver", "send"] as const).map((key) =>
        addLabel(labels[key], imprint[key].join("、")),
      ),
      addLabel(labels.email, imprint.email),
      addLabel(labels.phone, imprint.phone),
      imprint.copies === undefined ? "" : `共印${imprint.copies}份`,
      ...(imprint.other ?? []),
    ].join(""),
  };
}

/** The kinds of changes that are made to several lines at once, which `before` shows. */
const linesKinds: readonly ChangeKind[] = ["contents-list", "text-table"];

/**
 * Applies the listed changes, and nothing else, to the text itself. Gives the paragraphs that the import must
 * produce. Asterisks are left out on both sides, because `**` becomes a meaning.
 */
export function applyChanges(text: string, changes: readonly ImportChange[]): string[] {
  const lines = new Map(
    text
      .replaceAll("*", "")
      .split(/\r\n|[\n\r]/u)
      .map((line, index) => [index + 1, line] as const)
      .filter(([, line]) => line.trim() !== ""),
  );
  // In the order of the importer, because the context of a change shows the changes before it.
  const first = [
    "lookalike",
    "rule-line",
    "markdown-form",
    "contents-list",
    "text-table",
    "white-space",
    "joined-paragraph",
    "source-line",
  ];
  const rank = ({ kind }: ImportChange) => (first.includes(kind) ? first.indexOf(kind) : first.length);
  for (const change of changes.toSorted((a, b) => rank(a) - rank(b))) {
    const [before, after] = [change.before.replaceAll("*", ""), change.after.replaceAll("*", "")];
    let number = change.line;
    if (change.kind === "joined-paragraph") {
      const previous = Math.max(...[...lines.keys()].filter((key) => key < number));
      lines.set(previous, `${lines.get(previous)}¶${lines.get(number)}`);
      lines.delete(number);
      number = previous;
    }
    if (linesKinds.includes(change.kind)) {
      // It is made to several lines: they become those of its result.
      const keys = [...lines.keys()].filter((key) => key >= number).slice(0, before.split("¶").length);
      for (const key of keys.slice(1)) lines.delete(key);
      lines.set(number, after);
      continue;
    }
    const line = lines.get(number) ?? "";
    const at = before.trimEnd() === after ? line.lastIndexOf(before) : line.indexOf(before);
    if (at === -1) throw new Error(`${change.id}: “${before}” is not in line ${number}, “${line}”`);
    lines.set(number, line.slice(0, at) + after + line.slice(at + before.length));
  }
  return [...lines.values()].flatMap((line) => line.split("¶")).filter((line) => line !== "");
}

/**
 * The visible characters that appeared or disappeared without a listed change, each with the difference in
 * number.
 */
export function findUnaccounted(
  text: string,
  changes: readonly ImportChange[],
  document: BulletinDocument,
): Record<string, number> {
  const balance: Record<string, number> = {};
  const add = (text: string, amount: number) => {
    for (const character of text.replaceAll(/[\s\u0085*¶]/gu, ""))
      balance[character] = (balance[character] ?? 0) + amount;
  };
  const { masthead, body, imprint } = printedText(document);
  add(masthead + body.join("") + imprint, 1);
  add(text, -1);
  for (const change of changes) {
    add(change.after, -1);
    add(change.before, 1);
  }
  return Object.fromEntries(Object.entries(balance).filter(([, amount]) => amount !== 0));
}
