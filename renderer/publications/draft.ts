/** The unsaved changes of a publication, as functions on drafts. */
import { emptyImprint } from "../../shared/document/empty.ts";
import { findGridProblem, standardSettings } from "../../shared/publications/page-settings.ts";
import { noProofingSettings } from "../../shared/publications/proofing-settings.ts";
import {
  joinName,
  publicationProfile,
  type PublicationProfile,
  type PublicationVersion,
} from "../../shared/publications/publication.ts";
import { defaultScoring } from "../../shared/publications/scoring.ts";
import { defaultPointStyle } from "../../shared/points/style.ts";
import type { Publication } from "../../shared/contract/publications.ts";

export interface DraftVersion extends PublicationVersion {
  key: number;
}

export interface Draft {
  /** `null` for a new publication. */
  id: number | null;
  /** The revision of the publication that the draft started from. */
  revision: number;
  versions: DraftVersion[];
  /** The key of the selected version. */
  shownKey: number;
}

/** Why a draft cannot be saved. */
export type DraftProblem = "needsName" | "pageUnsound" | "needsDate" | "sameDay";

let lastKey = 0;
const withKey = (version: PublicationVersion): DraftVersion => ({ ...version, key: (lastKey += 1) });

/** A draft of a saved publication, with its latest version selected. */
export function draftOf({
  id,
  revision,
  versions,
}: Pick<Publication, "id" | "revision" | "versions">): Draft {
  const all = versions.map(withKey);
  return { id, revision, versions: all, shownKey: all.at(-1)?.key ?? 0 };
}

/** The profile of a publication that has no issues yet. */
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

/** A draft of a new publication, valid from 1 January of the day's year. */
export function newDraft(profile: PublicationProfile, day: string): Draft {
  const version = withKey({ validFrom: `${day.slice(0, 4)}-01-01`, profile });
  return { id: null, revision: 0, versions: [version], shownKey: version.key };
}

/**
 * Adds a version with the profile of the latest, valid from the day, or from the day after the latest if that
 * is later.
 */
export function withVersion(draft: Draft, day: string): Draft {
  const latest = inOrder(draft).at(-1);
  if (!latest) return draft;
  const version = withKey({
    validFrom: day > latest.validFrom ? day : dayAfter(latest.validFrom),
    profile: latest.profile,
  });
  return { ...draft, versions: [...draft.versions, version], shownKey: version.key };
}

/** Removes the selected version, unless it is the only one. */
export function removeShownVersion(draft: Draft): Draft {
  const versions = draft.versions.filter(({ key }) => key !== draft.shownKey);
  return versions.length === 0
    ? draft
    : { ...draft, versions, shownKey: inOrder({ ...draft, versions }).at(-1)?.key ?? 0 };
}

/** Changes the selected version. */
export const withChange = (draft: Draft, change: Partial<PublicationVersion>): Draft => ({
  ...draft,
  versions: draft.versions.map((version) =>
    version.key === draft.shownKey ? { ...version, ...change } : version,
  ),
});

/** The versions as they are saved. */
export const versionsOf = (draft: Draft): PublicationVersion[] =>
  inOrder(draft).map(({ validFrom, profile }) => ({ validFrom, profile }));

/** The versions by day; one without a day comes last. */
export const inOrder = ({ versions }: Draft): DraftVersion[] =>
  versions.toSorted((a, b) => ((a.validFrom || "9999") < (b.validFrom || "9999") ? -1 : 1));

/** Why the draft cannot be saved, with the key of the version at fault; `null` if it can. */
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

/** The name of the publication in its latest version; empty while it has none. */
export const nameOfDraft = (draft: Draft): string => joinName(inOrder(draft).at(-1)?.profile.name ?? []);

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
