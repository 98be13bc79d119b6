/** 用稿情况通报: what units contributed, as a document in the publication's own form, to be printed like an issue. */
import { emptyDocument } from "../bulletin/empty.ts";
import { randomId, type MakeId } from "../bulletin/identifiers.ts";
import { toDateFields, joinName, type PublicationProfile } from "../bulletin/publication.ts";
import { tableLimits, type Block, type BulletinDocument, type Table } from "../bulletin/schema.ts";
import type { Scoring } from "../bulletin/scoring.ts";
import type { StatisticsRow } from "./count.ts";
import { printedPeriod, type Period } from "./period.ts";

export interface Report {
  period: Period;
  /** The day of the report, `YYYY-MM-DD`. */
  date: string;
  /** By unit. */
  rows: readonly StatisticsRow[];
  total: { issues: number; articles: number; characters: number; received: number; adopted: number };
  /** Whose report it is; null: of several publications, in nobody's name. */
  profile: PublicationProfile | null;
  /** The rule in force on the day of the report. */
  scoring: Scoring;
}

interface Column {
  heading: string;
  /** A share of the table's width. */
  width: number;
  of: (row: StatisticsRow, rank: number) => string | number | null;
  /** Left out where no row has any. */
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

/** Units with the same points share a rank, and the next one is as many further. */
export function ranksOf(rows: readonly Pick<StatisticsRow, "points">[]): number[] {
  return rows.map(({ points }) => rows.findIndex((other) => other.points === points) + 1);
}

export function statisticsReport(
  { period, date, rows, total, profile, scoring }: Report,
  makeId: MakeId = randomId,
): BulletinDocument {
  const blank = emptyDocument(makeId);
  const named = rows.filter(({ name }) => name !== "");
  const ranked = named.filter(({ used, mention, leaderNote }) => used + mention + leaderNote > 0);
  const silent = named.filter((row) => !ranked.includes(row));
  const when = printedPeriod(period);
  const paragraph = (text: string, title?: string): Block => ({
    id: makeId(),
    style: "body",
    runs: [...(title === undefined ? [] : [{ text: title, title: true as const }, { text: "　" }]), { text }],
  });
  const tables = tablesOf(ranked);
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
      // Of several publications the masthead says it.
      ...(profile ? [{ id: makeId(), style: "section" as const, runs: [{ text: "【用稿情况通报】" }] }] : []),
      paragraph(
        `${profile ? `《${joinName(profile.name).replaceAll(" ", "")}》` : "各刊物"}共编发${total.issues}期，采用稿件${total.articles}篇。${receivedText(total)}现将各单位用稿情况通报如下。`,
        `${when}用稿情况`,
      ),
      ...(ranked.length === 0
        ? [paragraph("各单位均没有稿件采用。")]
        : tables.map((table, index): Block => ({
            id: makeId(),
            style: "table",
            runs: [{ text: tables.length === 1 ? "各单位用稿情况" : `各单位用稿情况（${index + 1}）` }],
            table,
          }))),
      ...(silent.length === 0 || ranked.length === 0
        ? []
        : [paragraph(`${silent.map(({ name }) => name).join("、")}。`, `未用稿单位${silent.length}个`)]),
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

/** A table holds so many rows, its heading one of them: of very many units there are several. */
function tablesOf(rows: readonly StatisticsRow[]): Table[] {
  const used = columns.filter(
    ({ mayBeEmpty, of }) => !mayBeEmpty || rows.some((row) => Number(of(row, 0) ?? 0) > 0),
  );
  const ranks = ranksOf(rows);
  const lines = rows.map((row, index) =>
    used.map(({ of }) => ({ text: String(of(row, ranks[index] ?? 0) ?? "") })),
  );
  const heading = used.map(({ heading: text }) => ({ text }));
  const perTable = tableLimits.rows - 1;
  return Array.from({ length: Math.ceil(lines.length / perTable) }, (_, index) => ({
    columns: used.map(({ width }) => width),
    headerRows: 1,
    rows: [heading, ...lines.slice(index * perTable, (index + 1) * perTable)],
  }));
}
