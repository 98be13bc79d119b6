/**
 * A publication (刊物): what all its issues have in common. Its profile changes over the years, so it has
 * versions, each valid from a certain day. An issue is not changed by a new version of the profile.
 */
import { z } from "zod";
import { printedDate } from "../basics/dates.ts";
import { finalDocument } from "../document/final.ts";
import { faceSettings, pageNumberSettings, pageSettings, standardSettings } from "./page-settings.ts";
import { defaultPointStyle, pointStyle } from "../points/style.ts";
import { noProofingSettings, proofingSettings } from "./proofing-settings.ts";
import { imprint, isoDate, masthead, type BulletinDocument } from "../document/schema.ts";
import { defaultScoring, scoring } from "./scoring.ts";

/**
 * 连续编号 (running), or 按年编号 (yearly): each year begins with 第1期, and 总第N期 counts on across years.
 */
export const numberings = ["running", "yearly"] as const;
export type Numbering = (typeof numberings)[number];

/** 2026年3月9日, or 二〇二六年三月九日. */
export const dateForms = ["arabic", "chinese"] as const;
export type DateForm = (typeof dateForms)[number];

/**
 * The profile of a publication: the defaults for a new issue, its page, and the settings for checking and
 * scoring.
 */
export const publicationProfile = z.looseObject({
  /** The lines of the masthead's name, from the top. */
  name: masthead.shape.name.refine(
    (lines) => lines.some((line) => line.trim() !== ""),
    "a publication needs a name",
  ),
  issuer: z.string(),
  numbering: z.enum(numberings),
  dateForm: z.enum(dateForms),
  /**
   * The sections in their usual order, as printed: 【检查督导】. If empty, a new issue takes the sections of
   * the previous issue.
   */
  sections: z.array(z.string().min(1)),
  /** Whether 本期要目 is printed below the masthead. */
  contents: z.boolean(),
  pointStyle,
  imprint,
  /** The printed page. Profiles that were stored before these settings existed get the standard's. */
  page: pageSettings.prefault({}),
  faces: faceSettings.prefault({}),
  pageNumber: pageNumberSettings.prefault({}),
  proofing: proofingSettings.prefault({}),
  scoring: scoring.prefault({}),
});
export type PublicationProfile = z.infer<typeof publicationProfile>;

/** A profile and the day from which it is valid. */
export const publicationVersion = z.object({ validFrom: isoDate, profile: publicationProfile });
export type PublicationVersion = z.infer<typeof publicationVersion>;

/** All versions of one publication, in ascending order of their days, at most one for each day. */
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

/** The version valid on a day (`YYYY-MM-DD`). Before the day of the first version it is the first. */
export function versionOn(versions: readonly PublicationVersion[], date: string): PublicationVersion {
  const version = versions.findLast(({ validFrom }) => validFrom <= date) ?? versions[0];
  if (!version) throw new Error("a publication without a version");
  return version;
}

/** The name lines joined by a space, as lists show them. */
export const joinName = (name: readonly string[]): string => name.filter((line) => line !== "").join(" ");

/** The key by which names are compared: white space and line breaks do not matter. */
export const nameKey = (name: readonly string[]): string => name.join("").replaceAll(/\s/gu, "");

/** Derives a profile from an issue, as a start for a new publication. */
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
const toDigits = (number: number): string =>
  [...String(number)].map((digit) => digits[Number(digit)]).join("");
const toTens = (number: number): string =>
  number < 10
    ? (digits[number] ?? "")
    : `${number < 20 ? "" : digits[Math.floor(number / 10)]}十${number % 10 === 0 ? "" : digits[number % 10]}`;

/** The date fields of a masthead for a day (`YYYY-MM-DD`), in a form. */
export function toDateFields(date: string, form: DateForm): { date: string; dateText?: string } {
  if (form === "arabic") return { date };
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return { date, dateText: `${toDigits(year)}年${toTens(month)}月${toTens(day)}日` };
}

/** A day (`YYYY-MM-DD`) as it is printed in a form. */
export const dateIn = (date: string, form: DateForm): string =>
  toDateFields(date, form).dateText ?? printedDate(date);
