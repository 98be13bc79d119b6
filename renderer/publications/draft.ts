/** What is being changed of a publication and not saved yet. It stays while the window is open, whatever screen is shown. */
import { emptyImprint } from "../../shared/bulletin/empty.ts";
import { findGridProblem, standardSettings } from "../../shared/bulletin/page-settings.ts";
import { noProofingSettings } from "../../shared/bulletin/proofing-settings.ts";
import {
  joinName,
  publicationProfile,
  type PublicationProfile,
  type PublicationVersion,
} from "../../shared/bulletin/publication.ts";
import { defaultScoring } from "../../shared/bulletin/scoring.ts";
import { defaultPointStyle } from "../../shared/bulletin/points/style.ts";
import type { Publication } from "../../shared/contract/publications.ts";

export interface DraftVersion extends PublicationVersion {
  key: number;
}

export interface Draft {
  /** Null: a new one. */
  id: number | null;
  /** Of the publication that the draft began with. */
  revision: number;
  versions: DraftVersion[];
  /** Key of the version that is shown. */
  shown: number;
}

export type DraftProblem = "needsName" | "pageUnsound" | "needsDate" | "sameDay";

let lastKey = 0;
const keyed = (version: PublicationVersion): DraftVersion => ({ ...version, key: (lastKey += 1) });

/** A draft of what is saved, showing its latest version. */
export function draftOf({
  id,
  revision,
  versions,
}: Pick<Publication, "id" | "revision" | "versions">): Draft {
  const all = versions.map(keyed);
  return { id, revision, versions: all, shown: all.at(-1)?.key ?? 0 };
}

export const blankProfile = (): PublicationProfile => ({
  name: [""],
  issuer: "",
  numbering: "running",
  dateForm: "arabic",
  sections: [],
  contents: false,
  pointStyle: defaultPointStyle,
  imprint: emptyImprint(),
  ...standardSettings,
  proofing: noProofingSettings,
  scoring: defaultScoring,
});

/** A draft of a new publication, valid from the beginning of a day's year. */
export function newDraft(profile: PublicationProfile, day: string): Draft {
  const version = keyed({ validFrom: `${day.slice(0, 4)}-01-01`, profile });
  return { id: null, revision: 0, versions: [version], shown: version.key };
}

/** One more version, the same as the latest, valid from a day on or, where that is not later, from the day after the latest. */
export function withVersion(draft: Draft, day: string): Draft {
  const latest = inOrder(draft).at(-1);
  if (!latest) return draft;
  const version = keyed({
    validFrom: day > latest.validFrom ? day : dayAfter(latest.validFrom),
    profile: latest.profile,
  });
  return { ...draft, versions: [...draft.versions, version], shown: version.key };
}

/** Without the version that is shown. The only one stays. */
export function withoutShown(draft: Draft): Draft {
  const versions = draft.versions.filter(({ key }) => key !== draft.shown);
  return versions.length === 0
    ? draft
    : { ...draft, versions, shown: inOrder({ ...draft, versions }).at(-1)?.key ?? 0 };
}

/** With the version that is shown changed. */
export const withChange = (draft: Draft, change: Partial<PublicationVersion>): Draft => ({
  ...draft,
  versions: draft.versions.map((version) =>
    version.key === draft.shown ? { ...version, ...change } : version,
  ),
});

/** The versions as they are saved. */
export const versionsOf = (draft: Draft): PublicationVersion[] =>
  inOrder(draft).map(({ validFrom, profile }) => ({ validFrom, profile }));

/** By day; what has no day yet is the latest. */
export const inOrder = ({ versions }: Draft): DraftVersion[] =>
  versions.toSorted((a, b) => ((a.validFrom || "9999") < (b.validFrom || "9999") ? -1 : 1));

/** Why it cannot be saved, and which version is at fault; null where it can. */
export function problemOf(draft: Draft): { problem: DraftProblem; key: number } | null {
  for (const [index, { key, validFrom, profile }] of inOrder(draft).entries()) {
    if (findGridProblem(profile.page)) return { problem: "pageUnsound", key };
    if (!publicationProfile.safeParse(profile).success) return { problem: "needsName", key };
    if (validFrom === "") return { problem: "needsDate", key };
    if (draft.versions.some((other) => other.key !== key && other.validFrom === validFrom) && index > 0)
      return { problem: "sameDay", key };
  }
  return null;
}

/** What the publication is called in the draft; empty while it has no name. */
export const nameOfDraft = (draft: Draft): string => joinName(inOrder(draft).at(-1)?.profile.name ?? []);

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
