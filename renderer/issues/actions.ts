/** The actions on issues outside the desk: create, duplicate, assign, bin, restore. */
import { useCallback, useMemo } from "react";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { createNextIssue, createNextIssueOf } from "../../shared/publications/next-issue.ts";
import { numberAfter } from "../../shared/publications/numbering.ts";
import { versionOn } from "../../shared/publications/publication.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import type { IssueSummary } from "../../shared/contract/issues.ts";
import type { Publication } from "../../shared/contract/publications.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { today } from "../app/format.ts";
import { goTo } from "../app/route.ts";
import { readIssue } from "../app/read-issue.ts";
import { useTask } from "../app/use-task.ts";

/** Returns a function that names an issue: 第 765 期, or its title if it has no number. */
export function useIssueName(): (issue: Pick<IssueSummary, "number" | "name">) => string {
  const words = useMessages().window;
  return useCallback(
    ({ number, name }) => (number === null ? name || words.untitled : words.number(number)),
    [words],
  );
}

/** The actions on issues; a failure of one is shown in a notice. */
export function useIssueActions() {
  const { bridge, notify } = useApp();
  const task = useTask();
  const { library: words, publications: publicationWords } = useMessages();
  const nameOf = useIssueName();

  const { store, create } = useMemo(() => {
    const store = (bulletin: BulletinDocument, publication?: number) =>
      task(async () => {
        const { id } = await bridge.ask("issues.create", { document: bulletin, publication });
        goTo({ screen: "issue", id });
      });
    /** Creates the issue that follows the latest one, of the publication if there is one. */
    const create = (publication: Publication | null) =>
      task(async () => {
        const previous = await readLatest(bridge, publication ? publication.id : undefined);
        if (publication)
          await store(createNextIssueOf(publication.versions, previous, today()), publication.id);
        else await store(createNextIssue(previous, today()));
      });
    return { store, create };
  }, [bridge, task]);

  const restore = (issue: IssueSummary) =>
    task(async () => {
      await bridge.ask("issues.restore", { id: issue.id });
      notify({ kind: "done", text: words.restored(nameOf(issue)) });
    });

  /** Assigns an issue to a publication, or releases it if it already belongs to that publication. */
  const assign = (
    { id, publication: before, ...issue }: IssueSummary,
    { id: publication, name }: Publication,
  ) =>
    task(async () => {
      const isRelease = before === publication;
      await bridge.ask("issues.assign", { id, publication: isRelease ? null : publication });
      const text = isRelease
        ? publicationWords.releasedFrom(nameOf(issue), name)
        : publicationWords.assigned(nameOf(issue), name);
      notify({
        kind: "done",
        text,
        actions: [
          {
            label: words.undoRemove,
            run: () => void task(() => bridge.ask("issues.assign", { id, publication: before })),
          },
        ],
      });
    });

  return {
    store,
    assign,
    create,
    restore,
    open: (issue: IssueSummary) => goTo({ screen: "issue", id: issue.id }),
    sample: () => task(async () => store((await bridge.ask("importing.sample", {})).document)),
    duplicate: (issue: IssueSummary) =>
      task(async () => {
        const { id } = await bridge.ask("issues.duplicate", { id: issue.id });
        goTo({ screen: "issue", id });
      }),
    remove: (issue: IssueSummary) =>
      task(async () => {
        await bridge.ask("issues.remove", { id: issue.id });
        notify({
          kind: "done",
          text: words.removed(nameOf(issue)),
          actions: [{ label: words.undoRemove, run: () => void restore(issue) }],
        });
      }),
  };
}

/**
 * Reads the document of the latest issue: of a publication, of the issues without one (`null`), or of all
 * (undefined).
 * @throws BulletinError
 */
export async function readLatest(
  bridge: Bridge,
  publication: number | null | undefined,
): Promise<BulletinDocument | null> {
  const { issue } = await bridge.ask("issues.findLatest", { publication });
  return issue && readIssue(bridge, issue.id);
}

/** The number of the next issue: by the publication's numbering, or without one the latest number plus 1. */
export function findNextNumber(publication: Publication | null, latest: IssueSummary | null): number | null {
  if (!publication) return latest?.number ? latest.number + 1 : null;
  return numberAfter(latest, today(), versionOn(publication.versions, today()).profile.numbering);
}
