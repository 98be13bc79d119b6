/**
 * 用稿情况通报: a report on the contributions of units, as a document in the form of the publication that
 * prints like an issue.
 */
import { emptyDocument } from "../document/empty.ts";
import { randomId, type MakeId } from "../basics/identifiers.ts";
import { toDateFields, joinName, type PublicationProfile } from "../publications/publication.ts";
import { tableLimits, type Block, type BulletinDocument, type Table } from "../document/schema.ts";
import type { Scoring } from "../publications/scoring.ts";
import type { StatisticsRow } from "./count.ts";
import { printedPeriod, type Period } from "./period.ts";

export interface Report {
  period: Period;
  /** The date of the report, `YYYY-MM-DD`. */
  date: string;
  /** The rows by unit. */
  rows: readonly StatisticsRow[];
  total: { issues: number; articles: number; characters: number; received: number; adopted: number };
  /** The profile of the publication; null for a report on several publications. */
  profile: PublicationProfile | null;
  /** The scoring rule on the date of the report. */
  scoring: Scoring;
}

interface Column {
  heading: string;
  /** Share of the table's width, relative to the other columns. */
  width: number;
  of: (row: StatisticsRow, rank: number) => string | number | null;
  /** The column is left out if it is zero in all rows. */
  mayBeEmpty?: true;
}

const columns: readonly Column[] = [
  { heading: "名次", width: 5, of: (_, rank) => rank },
  { heading: "单位", width: 13, of: ({ name }) => name },
  { heading: "用稿", width: 5, of: ({ used }) => used },
  { heading: "独立", width: 5, of: ({ single }) => single },
  { heading: "联合", width: 5, of: ({ joint }) => joint, mayBeEmpty: true },
  { heading: "简讯", width: 5, of: ({ brief }) => brief, mayBeEmpty: true },
  { heading: "提及", width: 5, of: ({ mention }) => mention, mayBeEmpty: true },
  { heading: "批示", width: 5, of: ({ leaderNote }) => leaderNote, mayBeEmpty: true },
  { heading: "收稿", width: 5, of: ({ received }) => received, mayBeEmpty: true },
  { heading: "得分", width: 6, of: ({ points }) => points },
];

/**
 * The ranks of sorted rows. Units with equal points share a rank, and the following ranks are skipped: 1, 2,
 * 2, 4.
 */
export function ranksOf(rows: readonly Pick<StatisticsRow, "points">[]): number[] {
  return rows.map(({ points }) => rows.findIndex((other) => other.points === points) + 1);
}

/** Writes the report as a document. */
export function statisticsReport(
  { period, date, rows, total, profile, scoring }: Report,
  makeId: MakeId = randomId,
): BulletinDocument {
  const blank = emptyDocument(makeId);
  const namedRows = rows.filter(({ name }) => name !== "");
  const rankedRows = namedRows.filter(({ used, mention, leaderNote }) => used + mention + leaderNote > 0);
  const silentRows = namedRows.filter((row) => !rankedRows.includes(row));
  const periodText = printedPeriod(period);
  const paragraph = (text: string, title?: string): Block => ({
    id: makeId(),
    style: "body",
    runs: [...(title === undefined ? [] : [{ text: title, title: true as const }, { text: "　" }]), { text }],
  });
  const tables = tablesOf(rankedRows);
  return {
    ...blank,
    masthead: {
      ...blank.masthead,
      name: profile ? [...profile.name] : ["用稿情况通报"],
      issuer: profile?.issuer ?? "",
      number: null,
      ...toDateFields(date, profile?.dateForm ?? "arabic"),
    },
    blocks: [
      // In a report on several publications this is the name in the masthead.
      ...(profile ? [{ id: makeId(), style: "section" as const, runs: [{ text: "【用稿情况通报】" }] }] : []),
      paragraph(
        `${profile ? `《${joinName(profile.name).replaceAll(" ", "")}》` : "各刊物"}共编发${total.issues}期，采用稿件${total.articles}篇。${receivedText(total)}现将各单位用稿情况通报如下。`,
        `${periodText}用稿情况`,
      ),
      ...(rankedRows.length === 0
        ? [paragraph("各单位均没有稿件采用。")]
        : tables.map((table, index): Block => ({
            id: makeId(),
            style: "table",
            runs: [{ text: tables.length === 1 ? "各单位用稿情况" : `各单位用稿情况（${index + 1}）` }],
            table,
          }))),
      ...(silentRows.length === 0 || rankedRows.length === 0
        ? []
        : [
            paragraph(
              `${silentRows.map(({ name }) => name).join("、")}。`,
              `未用稿单位${silentRows.length}个`,
            ),
          ]),
      paragraph(rulesOf(scoring), "计分办法"),
    ],
    ...(profile && { imprint: profile.imprint }),
  };
}

function receivedText({ received, adopted }: Report["total"]): string {
  if (received === 0) return "";
  return `收到稿件${received}篇，其中采用${adopted}篇，采用率${Math.round((adopted / received) * 100)}%。`;
}

function rulesOf({ single, joint, brief, mention, leaderNote, notCounted }: Scoring): string {
  const parts = [
    `独立稿件每篇${single}分`,
    `联合稿件给每个单位${joint}分`,
    `简讯每条${brief}分`,
    ...(mention > 0 ? [`被提及每次${mention}分`] : []),
    ...(leaderNote > 0 ? [`领导批示每次加${leaderNote}分`] : []),
  ];
  return `${parts.join("，")}。${notCounted.length === 0 ? "" : `“${notCounted.join("”“")}”不计分。`}`;
}

/**
 * The tables of the report. Very many units need several tables, because a table has a maximum number of
 * rows.
 */
function tablesOf(rows: readonly StatisticsRow[]): Table[] {
  const usedColumns = columns.filter(
    ({ mayBeEmpty, of }) => !mayBeEmpty || rows.some((row) => Number(of(row, 0) ?? 0) > 0),
  );
  const ranks = ranksOf(rows);
  const lines = rows.map((row, index) =>
    usedColumns.map(({ of }) => ({ text: String(of(row, ranks[index] ?? 0) ?? "") })),
  );
  const heading = usedColumns.map(({ heading: text }) => ({ text }));
  const perTable = tableLimits.rows - 1;
  return Array.from({ length: Math.ceil(lines.length / perTable) }, (_, index) => ({
    columns: usedColumns.map(({ width }) => width),
    headerRows: 1,
    rows: [heading, ...lines.slice(index * perTable, (index + 1) * perTable)],
  }));
}
