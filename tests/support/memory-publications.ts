/** A fake of the calls `publications.*` in memory. */
import { findNumberProblem } from "../../shared/publications/numbering.ts";
import {
  joinName,
  nameKey,
  versionOn,
  type PublicationProfile,
} from "../../shared/publications/publication.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Emit, Handlers } from "../../shared/port/bridge.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import { publicationsCalls, type Publication } from "../../shared/contract/publications.ts";

/** The parts of an issue that concern its publication. */
interface Member {
  document: BulletinDocument;
  publication: number | null;
  deletedAt: string | null;
}

export interface MemoryPublications {
  handlers: Pick<Handlers, keyof typeof publicationsCalls>;
  /** @throws BulletinError `not-found` */
  check(id: number): void;
  findByName(name: readonly string[]): number | null;
  profileOn(id: number, day: string): PublicationProfile | null;
}

// oxlint-disable-next-line max-lines-per-function -- a table of small answers that share the state of one fake
export function memoryPublications(issues: ReadonlyMap<number, Member>, emit: Emit): MemoryPublications {
  const publications = new Map<number, Omit<Publication, "issues" | "name">>();
  const nameOf = ({ versions }: Pick<Publication, "versions">) =>
    joinName(versions.at(-1)?.profile.name ?? []);
  const get = (id: number, isDeleted = false) => {
    const publication = publications.get(id);
    if (!publication || (publication.deletedAt !== null) !== isDeleted)
      throw new BulletinError("not-found", { publication: "" });
    return publication;
  };
  const emitChanges = () => {
    emit("publications.changed", {});
    emit("issues.changed", {});
  };
  return {
    check: (id) => {
      if (!publications.has(id)) throw new BulletinError("not-found", { publication: "" });
    },
    findByName: (name) =>
      [...publications.values()].find(
        (each) => each.deletedAt === null && nameKey([nameOf(each)]) === nameKey(name),
      )?.id ?? null,
    profileOn: (id, day) => {
      const versions = publications.get(id)?.versions;
      return versions ? versionOn(versions, day).profile : null;
    },
    handlers: {
      "publications.list": async () => ({
        publications: [...publications.values()]
          .map((each) => ({
            ...each,
            name: nameOf(each),
            issues: [...issues.values()].filter(
              ({ publication, deletedAt }) => publication === each.id && deletedAt === null,
            ).length,
          }))
          .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      }),
      "publications.create": async ({ versions }) => {
        const id = publications.size + 1;
        publications.set(id, { id, versions, revision: 0, deletedAt: null });
        const members = [...issues.values()].filter(
          ({ publication, document }) =>
            publication === null && nameKey(document.masthead.name) === nameKey([nameOf({ versions })]),
        );
        for (const member of members) member.publication = id;
        emitChanges();
        return { id, issues: members.length };
      },
      "publications.save": async ({ id, revision, versions }) => {
        const publication = get(id);
        if (publication.revision !== revision) throw new BulletinError("conflict", { publication: "" });
        Object.assign(publication, { versions, revision: revision + 1 });
        emitChanges();
        return { revision: revision + 1 };
      },
      "publications.checkNumber": async ({ issue, number, date }) => {
        const publication = issues.get(issue)?.publication;
        if (publication === undefined) throw new BulletinError("not-found", { issue: "" });
        const versions = publications.get(publication ?? 0)?.versions;
        if (!versions) return { problem: null };
        const others = [...issues].filter(
          ([id, each]) => id !== issue && each.publication === publication && each.deletedAt === null,
        );
        return {
          problem: findNumberProblem(
            { number, date },
            others.map(([, each]) => each.document.masthead),
            versionOn(versions, date ?? "9999-12-31").profile.numbering,
          ),
        };
      },
      "publications.remove": async ({ id }) => {
        get(id).deletedAt = new Date().toISOString();
        emitChanges();
        return {};
      },
      "publications.restore": async ({ id }) => {
        get(id, true).deletedAt = null;
        emitChanges();
        return {};
      },
    },
  };
}
