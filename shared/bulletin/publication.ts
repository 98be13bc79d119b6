/**
 * A publication (刊物): what all its issues have in common. Its profile changes over the years, so there are versions,
 * each valid from a day on; the issues themselves keep what they were printed with.
 */
import { z } from "zod";
import { printedDate } from "./dates.ts";
import { finalDocument } from "./final.ts";
import { faceSettings, pageNumberSettings, pageSettings, standardSettings } from "./page-settings.ts";
import { defaultPointStyle, pointStyle } from "./points/style.ts";
import { noProofingSettings, proofingSettings } from "./proofing-settings.ts";
import { imprint, isoDate, masthead, type BulletinDocument } from "./schema.ts";
import { defaultScoring, scoring } from "./scoring.ts";

/** 连续编号, or 按年编号: each year begins with 第1期, and 总第N期 counts on beside it. */
export const numberings = ["running", "yearly"] as const;
export type Numbering = (typeof numberings)[number];

/** 2026年3月9日, or 二〇二六年三月九日. */
export const dateForms = ["arabic", "chinese"] as const;
export type DateForm = (typeof dateForms)[number];

export const publicationProfile = z.looseObject({
  /** The lines of the masthead's name, from the top. */
  name: masthead.shape.name.refine(
    (lines) => lines.some((line) => line.trim() !== ""),
    "a publication needs a name",
  ),
  issuer: z.string(),
  numbering: z.enum(numberings),
  dateForm: z.enum(dateForms),
  /** The sections in their usual order, as printed: 【检查督导】. Empty: those of the issue before. */
  sections: z.array(z.string().min(1)),
  /** Whether 本期要目 is printed below the masthead. */
  contents: z.boolean(),
  pointStyle,
  imprint,
  /** The printed page. Those stored before there were any are the standard's. */
  page: pageSettings.prefault({}),
  faces: faceSettings.prefault({}),
  pageNumber: pageNumberSettings.prefault({}),
  proofing: proofingSettings.prefault({}),
  scoring: scoring.prefault({}),
});
export type PublicationProfile = z.infer<typeof publicationProfile>;

export const publicationVersion = z.object({ validFrom: isoDate, profile: publicationProfile });
export type PublicationVersion = z.infer<typeof publicationVersion>;

/** All versions of one publication, the oldest first. */
export const publicationVersions = z
  .array(publicationVersion)
  .min(1)
  .max(200)
  .refine(
    (versions) =>
      versions.every(
        ({ validFrom }, index) => index === 0 || validFrom > (versions[index - 1]?.validFrom ?? ""),
      ),
    "versions are in the order of their days, one a day",
  );

/** The version valid on a day; before the first one's day, the first. */
export function versionOn(versions: readonly PublicationVersion[], date: string): PublicationVersion {
  const version = versions.findLast(({ validFrom }) => validFrom <= date) ?? versions[0];
  if (!version) throw new Error("a publication without a version");
  return version;
}

/** The name lines joined by a space, as lists show them. */
export const joinName = (name: readonly string[]): string => name.filter((line) => line !== "").join(" ");

/** What two spellings of one name have in common: white space and line ends do not count. */
export const nameKey = (name: readonly string[]): string => name.join("").replaceAll(/\s/gu, "");

/** What an issue tells of its publication, to begin a profile with. */
export function profileOf(document: BulletinDocument, style = defaultPointStyle): PublicationProfile {
  const { masthead, imprint, blocks } = finalDocument(document);
  const { name, issuer, runningNumber, date, dateText, contents } = masthead;
  const sections = blocks
    .filter((block) => block.style === "section")
    .map(({ runs }) => runs.map(({ text }) => text).join(""));
  const isChinese = date !== null && dateText === toDateFields(date, "chinese").dateText;
  return {
    name,
    issuer,
    numbering: runningNumber === undefined ? "running" : "yearly",
    dateForm: isChinese ? "chinese" : "arabic",
    sections: [...new Set(sections.filter((section) => section.trim() !== ""))],
    contents: contents === true,
    pointStyle: style,
    imprint,
    ...standardSettings,
    proofing: noProofingSettings,
    scoring: defaultScoring,
  };
}

const digits = "〇一二三四五六七八九";
const inDigits = (number: number): string =>
  [...String(number)].map((digit) => digits[Number(digit)]).join("");
const inTens = (number: number): string =>
  number < 10
    ? (digits[number] ?? "")
    : `${number < 20 ? "" : digits[Math.floor(number / 10)]}十${number % 10 === 0 ? "" : digits[number % 10]}`;

/** The masthead's date fields for a day in a form. */
export function toDateFields(date: string, form: DateForm): { date: string; dateText?: string } {
  if (form === "arabic") return { date };
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return { date, dateText: `${inDigits(year)}年${inTens(month)}月${inTens(day)}日` };
}

/** A day as a form prints it. */
export const dateIn = (date: string, form: DateForm): string =>
  toDateFields(date, form).dateText ?? printedDate(date);
