/**
 * Two general checkers of Chinese text, zhlint and autocorrect, as alternatives to ours. They are not part of
 * the project. Install them with `npm i --prefix DIR zhlint autocorrect-node`, then run `BULLETIN_LINTERS=DIR
 * npm run bench`.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { check } from "../../shared/proofing/index.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Measured } from "./files.ts";
import { compare, time, type Figure } from "./measure.ts";

interface Zhlint {
  run: (text: string, options: { rules: { preset: string } }) => { validations: unknown[] };
}
interface Autocorrect {
  lintFor: (text: string, path: string) => { lines: unknown[] };
}

/**
 * Measures the time of each checker on the same text. The name of a row says how many faults the checker
 * reports.
 */
export async function linters(document: BulletinDocument, whole: Figure): Promise<Measured> {
  const folder = process.env["BULLETIN_LINTERS"];
  if (!folder)
    return {
      rows: [],
      skippedAlternatives: ["zhlint and autocorrect (BULLETIN_LINTERS does not say where they are)"],
    };
  const load = createRequire(join(folder, "beside.js"));
  const zhlint = load("zhlint") as Zhlint;
  const autocorrect = load("autocorrect-node") as Autocorrect;
  const text = document.blocks.map(({ runs }) => runs.map((run) => run.text).join("")).join("\n\n");
  const byZhlint = () => zhlint.run(text, { rules: { preset: "default" } }).validations.length;
  const byAutocorrect = () => autocorrect.lintFor(text, "issue.txt").lines.length;
  const others = [
    { name: "zhlint", matches: byZhlint(), figure: await time(20, byZhlint) },
    { name: "autocorrect", matches: byAutocorrect(), figure: await time(20, byAutocorrect) },
  ];
  const rows = others.map(({ name, matches, figure }) => ({
    name: `${name} on the same text (${matches} findings; ours ${check(document).length})`,
    figure,
    ...compare(figure, "our check", whole),
  }));
  return { rows, skippedAlternatives: [] };
}
