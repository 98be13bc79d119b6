/** A fake of the calls `checking.*` in memory. */
import { localDay } from "../../shared/basics/dates.ts";
import { comparedArticles } from "../../shared/manuscripts/compared-text.ts";
import type { NameTables } from "../../shared/names/tables.ts";
import { noProofingSettings } from "../../shared/publications/proofing-settings.ts";
import type { PublicationProfile } from "../../shared/publications/publication.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Emit, Handlers } from "../../shared/port/bridge.ts";
import { checkingCalls, type KeptIgnored } from "../../shared/contract/checking.ts";
import { BulletinError } from "../../shared/basics/errors.ts";

interface Issue {
  publication: number | null;
  document: BulletinDocument;
  deletedAt: string | null;
}
type Kept = KeptIgnored & { issue: number; publication: number | null };

interface Means {
  readNames: () => Promise<NameTables>;
  readName: () => string;
  profileOn: (publication: number, day: string) => PublicationProfile | null;
  similar: Pick<Handlers, "similar.find">;
  emit: Emit;
}

// oxlint-disable-next-line max-lines-per-function -- a table of small answers that share the state of one fake
export function memoryChecking(
  issues: ReadonlyMap<number, Issue>,
  { readNames, readName, profileOn, similar, emit }: Means,
): Pick<Handlers, keyof typeof checkingCalls> {
  let ignoredPlaces: Kept[] = [];
  let lastId = 0;
  const get = (id: number): Issue => {
    const entry = issues.get(id);
    if (!entry) throw new BulletinError("not-found", { issue: "" });
    return entry;
  };
  const previousTo = (id: number) => {
    const { publication, document } = get(id);
    const { date } = document.masthead;
    const [last] = [...issues]
      .filter(
        ([other, each]) =>
          other !== id &&
          each.publication === publication &&
          each.deletedAt === null &&
          each.document.masthead.number !== null,
      )
      .map(([, each]) => ({
        number: each.document.masthead.number as number,
        date: each.document.masthead.date,
      }))
      .filter((each) => date === null || each.date === null || each.date <= date)
      .toSorted((a, b) => (b.date ?? "").localeCompare(a.date ?? "") || b.number - a.number);
    return last ?? null;
  };
  return {
    "checking.get": async ({ issue }) => {
      const { publication, document } = get(issue);
      const { units, people } = await readNames();
      const today = localDay(new Date());
      const profile = publication === null ? null : profileOn(publication, document.masthead.date ?? today);
      const { off, labels, words, eventDays } = profile?.proofing ?? noProofingSettings;
      const ignoredHere = ignoredPlaces
        .filter((each) => (each.scope === "issue" ? each.issue === issue : each.publication === publication))
        .toReversed();
      return {
        context: {
          names: { units, people },
          off,
          labels,
          words,
          eventDays,
          imprint: profile?.imprint ?? null,
          previous: previousTo(issue),
          faces: null,
          today,
        },
        ignored: ignoredHere.map(({ issue: _issue, publication: _publication, ...each }) => each),
      };
    },
    "checking.findPrinted": async ({ issue }) => {
      const { document } = get(issue);
      const { date } = document.masthead;
      const printedBefore = await Promise.all(
        comparedArticles(document).map(async ({ id: article, text }) => {
          const { matches } = await similar["similar.find"]({ text, excludeIssue: issue });
          const before = matches.find(
            (match) =>
              match.kind === "article" && (date === null || match.date === null || match.date <= date),
          );
          return before?.kind === "article"
            ? [
                {
                  article,
                  title: before.title ?? "",
                  number: before.number,
                  date: before.date,
                  share: before.share,
                },
              ]
            : [];
        }),
      );
      return { printed: printedBefore.flat() };
    },
    "checking.ignore": async ({ issue, ignored, reason }) => {
      const { publication } = get(issue);
      lastId += 1;
      ignoredPlaces.push({
        ...ignored,
        id: lastId,
        scope: ignored.around === null ? "publication" : "issue",
        reason,
        by: readName(),
        at: new Date().toISOString(),
        issue,
        publication,
      });
      emit("checking.changed", {});
      return { id: lastId };
    },
    "checking.stopIgnoring": async ({ id }) => {
      ignoredPlaces = ignoredPlaces.filter((each) => each.id !== id);
      emit("checking.changed", {});
      return {};
    },
  };
}
