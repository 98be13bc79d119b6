/**
 * Examples of rules as documents. Each line is a paragraph: 【…】 a section, （…） a source line, else text; @@…@@ a title, with a colon the unit of a brief,
 * ^^…^^ a label, **…** a point. «…» is what the rule finds, «…→…» with what it puts there; «…→» takes it away.
 */
import { canonicalRuns } from "../bulletin/canonical.ts";
import { emptyDocument } from "../bulletin/empty.ts";
import { sequentialIds } from "../bulletin/identifiers.ts";
import type { Block, BulletinDocument, Run } from "../bulletin/schema.ts";
import { noContext, type Context } from "./context.ts";
import type { Example } from "./rule.ts";

export interface Expected {
  block: string;
  start: number;
  end: number;
  fix?: string;
}

const flags = { "@@": "title", "^^": "tag", "**": "point" } as const;

/** The document of an example, the context, and what is to be found in it. */
export function readExample(example: Example): {
  document: BulletinDocument;
  context: Context;
  expected: Expected[];
} {
  const { text, context, masthead, imprint } = typeof example === "string" ? { text: example } : example;
  const read = text.split("\n").map((line, index) => readLine(line, `b${index + 1}`));
  const empty = emptyDocument(sequentialIds("e"));
  const document = {
    ...empty,
    masthead: { ...empty.masthead, ...masthead },
    imprint: { ...empty.imprint, ...imprint },
    blocks: read.map(({ block }) => block),
  } as BulletinDocument;
  return {
    document,
    context: { ...noContext, ...context },
    expected: read.flatMap(({ expected }) => expected),
  };
}

function readLine(line: string, id: string): { block: Block; expected: Expected[] } {
  const runs: Run[] = [];
  const expected: Expected[] = [];
  const open = new Set<string>();
  let length = 0;
  let start = 0;
  let fix: string | undefined;
  let inFix = false;
  for (const part of line.split(/(@@|\^\^|\*\*|«|»|→(?=[^«»]*»))/u)) {
    const flag = flags[part as keyof typeof flags];
    if (flag) {
      if (!open.delete(flag)) open.add(flag);
    } else if (part === "«") {
      [start, fix, inFix] = [length, undefined, false];
    } else if (part === "→") {
      [fix, inFix] = ["", true];
    } else if (part === "»") {
      expected.push({ block: id, start, end: length, ...(fix !== undefined && { fix }) });
      inFix = false;
    } else if (inFix) {
      fix = part;
    } else if (part !== "") {
      runs.push({ text: part, ...Object.fromEntries([...open].map((each) => [each, true])) });
      length += part.length;
    }
  }
  const plain = runs.map(({ text }) => text).join("");
  const style =
    /^【.*】$/u.test(plain) && open.size === 0 && !runs.some(({ tag }) => tag)
      ? "section"
      : /^[（(][^）)]*[）)]$/u.test(plain)
        ? "source"
        : runs.some((run) => run.title && /[：:]$/u.test(run.text))
          ? "brief"
          : "body";
  return { block: { id, style, runs: canonicalRuns(runs) }, expected };
}
