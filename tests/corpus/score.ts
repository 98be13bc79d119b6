/** Compares what the program reads in a bulletin with what a careful person reads. */
import type { Finding } from "../../shared/proofing/index.ts";
import type { Annotation, Fault } from "./annotation.ts";
import type { Reading } from "./reading.ts";

/** How many of the wanted things are right, and how many the program made up. */
export interface Tally {
  right: number;
  wanted: number;
  invented: number;
}

export const areas = [
  "name",
  "number",
  "issuer",
  "date",
  "sections",
  "titles",
  "sources",
  "imprint",
  "tables",
  "series",
  "faults",
] as const;
export type Area = (typeof areas)[number];

export interface Score {
  tallies: Record<Area, Tally>;
  /** Letters of the text. */
  letters: number;
  /** Findings of the checker that are no faults, and how many of them are 必错. */
  falseAlarms: number;
  falseErrors: number;
  /** What is not right, in words, for whoever changes the program. */
  remarks: string[];
}

/** Texts are compared without spaces and without marks at their ends. */
const plain = (text: string): string =>
  text.replaceAll(/\s/gu, "").replaceAll(/^[（(【［[]+|[）)】］\].。：:]+$/gu, "");

/** Compares lists as sets of texts. */
function compareLists(
  wanted: readonly string[],
  read: readonly string[],
): Tally & { missing: string[]; extra: string[] } {
  const left = read.map(plain);
  const missing = wanted.filter((text) => {
    const at = left.indexOf(plain(text));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return {
    right: wanted.length - missing.length,
    wanted: wanted.length,
    invented: left.length,
    missing,
    extra: left,
  };
}

/** Compares one field; an empty one is not wanted. */
function compareField(wanted: string | number | null, read: string | number | null | undefined): Tally {
  const [one, other] = [plain(String(wanted ?? "")), plain(String(read ?? ""))];
  return {
    right: Number(one !== "" && one === other),
    wanted: Number(one !== ""),
    invented: Number(one === "" && other !== ""),
  };
}

/** Compares the lines of the imprint: each label with its values as printed. */
function compareImprint({ imprint }: Annotation, { imprint: lines }: Reading) {
  const text = lines.map((line) => line.replaceAll(/\s/gu, "")).join("\n");
  const missing = imprint.filter(({ label, values }) => {
    const shown = values.join("、").replaceAll(/\s/gu, "");
    const forms = [`${label}：${shown}`, `${label}${shown}份`, `${label}:${shown}`, `${shown}${label}`];
    return !forms.some((form) => text.includes(form.replaceAll(/\s/gu, "")));
  });
  return {
    right: imprint.length - missing.length,
    wanted: imprint.length,
    invented: 0,
    missing: missing.map(({ label, values }) => `${label}：${values.join("、")}`),
    extra: [],
  };
}

const cells = (table: readonly (readonly string[])[]): string =>
  table
    .map((row) =>
      row
        .map(plain)
        .filter((cell) => cell !== "")
        .join("|"),
    )
    .join("\n");

/** Compares series of points: one is right if two thirds of its points are proposed together. */
function compareSeries({ articles }: Annotation, { series }: Reading) {
  const annotated = articles.filter(({ points }) => points.length > 1);
  const isWithin = (point: string, text: string) =>
    text.replaceAll("*", "").includes(plain(point)) || plain(point).includes(plain(text));
  const matches = (points: readonly string[], proposed: readonly string[]) =>
    points.filter((point) => proposed.some((text) => isWithin(point, text))).length * 3 >= points.length * 2;
  const wanted = annotated.filter(({ pointsAreSure }) => pointsAreSure);
  const missing = wanted.filter(({ points }) => !series.some((proposed) => matches(points, proposed)));
  const extra = series.filter(
    (proposed) =>
      !annotated.some(({ points }) => proposed.some((text) => points.some((point) => isWithin(point, text)))),
  );
  return {
    right: wanted.length - missing.length,
    wanted: wanted.length,
    invented: extra.length,
    missing: missing.map(({ points }) => points.join(" / ")),
    extra: extra.map((texts) => texts.join(" / ")),
  };
}

/** Says whether a finding touches the place of a fault. */
function touches(
  finding: Finding,
  { context, wrong }: { context: string; wrong: string },
  { texts }: Reading,
): boolean {
  if (finding.block === null) return false;
  const text = texts.get(finding.block) ?? "";
  const at = text.indexOf(context);
  if (at < 0) return false;
  const start = at + Math.max(0, context.indexOf(wrong));
  return finding.start <= start + wrong.length && finding.end >= start;
}

/** Compares the findings of the checker with the faults. Hints are opinions, not findings of faults. */
function compareFaults({ faults, arguable }: Annotation, reading: Reading) {
  const findings = reading.findings.filter(({ level }) => level !== "hint");
  const isFound = (fault: Fault) => findings.some((finding) => touches(finding, fault, reading));
  const missing = faults.filter((fault) => !isFound(fault));
  const allowed = [...faults, ...arguable.map(({ text, context }) => ({ wrong: text, context }))];
  const alarms = findings.filter(
    (finding) => finding.block !== null && !allowed.some((place) => touches(finding, place, reading)),
  );
  return {
    right: faults.length - missing.length,
    wanted: faults.length,
    invented: alarms.length,
    missing: missing.map(({ kind, context, wrong, right }) => `${kind}: ${context} (${wrong} → ${right})`),
    extra: alarms.map(({ rule, level, text, block, start }) => {
      const paragraph = reading.texts.get(block ?? "") ?? "";
      return `${level} ${rule}: ${text} in ${paragraph.slice(Math.max(0, start - 8), start + text.length + 8)}`;
    }),
    errors: alarms.filter(({ level }) => level === "error").length,
  };
}

/** Compares a bulletin. */
export function scoreCase(name: string, annotation: Annotation, reading: Reading): Score {
  const { masthead } = reading;
  const remarks: string[] = [];
  const note = (
    area: Area,
    { missing, extra, ...tally }: Tally & { missing: string[]; extra: string[] },
  ): Tally => {
    remarks.push(...missing.map((text) => `${name} ${area} missing: ${text}`));
    remarks.push(...extra.map((text) => `${name} ${area} invented: ${text}`));
    return { right: tally.right, wanted: tally.wanted, invented: tally.invented };
  };
  const field = (
    area: Area,
    wanted: string | number | null,
    read: string | number | null | undefined,
  ): Tally => {
    const tally = compareField(wanted, read);
    if (tally.right < tally.wanted || tally.invented > 0)
      remarks.push(`${name} ${area}: ${wanted ?? "none"}, read ${read || "none"}`);
    return tally;
  };
  const faults = compareFaults(annotation, reading);
  const { articles } = annotation;
  return {
    tallies: {
      name: field("name", annotation.masthead.name.join(""), masthead.name.join("")),
      number: field("number", annotation.masthead.number, masthead.number),
      issuer: field("issuer", annotation.masthead.issuer, masthead.issuer),
      date: field("date", annotation.masthead.date, masthead.date),
      sections: note("sections", compareLists(annotation.sections, reading.sections)),
      titles: note(
        "titles",
        compareLists(
          articles.flatMap(({ title }) => title ?? []),
          reading.titles,
        ),
      ),
      sources: note(
        "sources",
        compareLists(
          articles.flatMap(({ source }) => source?.text ?? []),
          reading.sources,
        ),
      ),
      imprint: note("imprint", compareImprint(annotation, reading)),
      tables: note(
        "tables",
        compareLists(
          articles.flatMap(({ tables }) => tables.map(cells)),
          reading.tables.map(cells),
        ),
      ),
      series: note("series", compareSeries(annotation, reading)),
      faults: note("faults", faults),
    },
    letters: [...reading.texts.values()].reduce((sum, text) => sum + text.length, 0),
    falseAlarms: faults.invented,
    falseErrors: faults.errors,
    remarks,
  };
}

/** Adds the scores of several bulletins. */
export function addScores(scores: readonly Score[]): Score {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0);
  const tallyOf = (area: Area): Tally => ({
    right: sum(({ tallies }) => tallies[area].right),
    wanted: sum(({ tallies }) => tallies[area].wanted),
    invented: sum(({ tallies }) => tallies[area].invented),
  });
  return {
    tallies: Object.fromEntries(areas.map((area) => [area, tallyOf(area)])) as Record<Area, Tally>,
    letters: sum(({ letters }) => letters),
    falseAlarms: sum(({ falseAlarms }) => falseAlarms),
    falseErrors: sum(({ falseErrors }) => falseErrors),
    remarks: scores.flatMap(({ remarks }) => remarks),
  };
}
