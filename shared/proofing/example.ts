/**
 * Reads the examples of rules as documents. Each line is a paragraph: 【…】 a section, （…） a source line,
 * anything else text.
 * @@…@@ is a title, or the unit of a brief if it ends with a colon; ^^…^^ is a label, **…** a point. «…» is a
 * stretch that the rule must find, «…→…» one with its fix, and «…→» one whose fix is a deletion.
 */
import { hasName } from "../basics/lookup.ts";
import { canonicalRuns } from "../document/canonical.ts";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import type { Block, BulletinDocument, Run, TextStyle } from "../document/schema.ts";
import { noContext, type Context } from "./subject/context.ts";
import type { Example } from "./subject/rule.ts";

/** A stretch that the rule must find. */
export interface Expected {
  block: string;
  start: number;
  end: number;
  fix?: string;
}

const flags = { "@@": "title", "^^": "tag", "**": "point" } as const;

/** Reads an example: its document, its context and the expected findings. */
export function readExample(example: Example): {
  document: BulletinDocument;
  context: Context;
  expectedFindings: Expected[];
} {
  const { text, context, masthead, imprint } = typeof example === "string" ? { text: example } : example;
  const lines = text.split("\n").map((line, index) => readLine(line, `b${index + 1}`));
  const empty = emptyDocument(sequentialIds("e"));
  const document: BulletinDocument = {
    ...empty,
    masthead: { ...empty.masthead, ...masthead },
    imprint: { ...empty.imprint, ...imprint },
    blocks: lines.map(({ block }) => block),
  };
  return {
    document,
    context: { ...noContext, ...context },
    expectedFindings: lines.flatMap((line) => line.expectedFindings),
  };
}

function readLine(line: string, id: string): { block: Block; expectedFindings: Expected[] } {
  const runs: Run[] = [];
  const expectedFindings: Expected[] = [];
  const open = new Set<string>();
  let length = 0;
  let start = 0;
  let fix: string | undefined;
  let inFix = false;
  for (const part of line.split(/(@@|\^\^|\*\*|«|»|→(?=[^«»]*»))/u)) {
    const flag = hasName(flags, part) ? flags[part] : undefined;
    if (flag) {
      if (!open.delete(flag)) open.add(flag);
    } else if (part === "«") {
      start = length;
      fix = undefined;
      inFix = false;
    } else if (part === "→") {
      fix = "";
      inFix = true;
    } else if (part === "»") {
      expectedFindings.push({ block: id, start, end: length, ...(fix !== undefined && { fix }) });
      inFix = false;
    } else if (inFix) {
      fix = part;
    } else if (part !== "") {
      runs.push({ text: part, ...Object.fromEntries([...open].map((each) => [each, true])) });
      length += part.length;
    }
  }
  const isPlain = open.size === 0 && !runs.some(({ tag }) => tag);
  return {
    block: { id, style: styleOf(runs, isPlain), runs: canonicalRuns(runs) },
    expectedFindings,
  };
}

function styleOf(runs: readonly Run[], isPlain: boolean): TextStyle {
  const text = runs.map((run) => run.text).join("");
  if (isPlain && /^【.*】$/u.test(text)) return "section";
  if (/^[（(][^）)]*[）)]$/u.test(text)) return "source";
  return runs.some((run) => run.title && /[：:]$/u.test(run.text)) ? "brief" : "body";
}
