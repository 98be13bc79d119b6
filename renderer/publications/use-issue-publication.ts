import { useEffect, useState } from "react";
import type { NumberProblem } from "../../shared/publications/numbering.ts";
import { sameData } from "../../shared/document/canonical.ts";
import { versionOn, type PublicationProfile } from "../../shared/publications/publication.ts";
import type { Masthead } from "../../shared/document/schema.ts";
import { pageOf, standardPage, type PageProfile } from "../../shared/layout/page.ts";
import { useApp } from "../app/context.tsx";
import { today } from "../app/format.ts";
import { useTask } from "../app/use-task.ts";
import { usePublications } from "../issues/use-publications.ts";

export interface IssuePublication {
  /** The profile that is valid on the issue's date; `null` for an issue without a publication. */
  profile: PublicationProfile | null;
  /** The page on which the issue is printed; the same object as long as its data are the same. */
  page: PageProfile;
  /** A problem of the issue's number. */
  problem: NumberProblem | null;
}

/** The profile and page of an open issue's publication, and whether its number is the next one. */
export function useIssuePublication(
  issue: { id: number; publication: number | null },
  { number, date }: Masthead,
): IssuePublication {
  const { bridge } = useApp();
  const task = useTask();
  const { id, publication } = issue;
  const all = usePublications();
  const versions = all?.find((each) => each.id === publication)?.versions;
  const [problem, setProblem] = useState<NumberProblem | null>(null);
  useEffect(() => {
    let isLatest = true;
    // Check again when the versions change, because the numbering may restart.
    if (versions) {
      void task(async () => {
        const answer = await bridge.ask("publications.checkNumber", { issue: id, number, date });
        if (isLatest) setProblem(answer.problem);
      });
    }
    return () => {
      isLatest = false;
    };
  }, [bridge, task, id, number, date, versions]);
  const profile = versions ? versionOn(versions, date ?? today()).profile : null;
  const current = profile ? pageOf(profile) : standardPage;
  const [page, setPage] = useState(current);
  if (!sameData(page, current)) setPage(current);
  return { profile, page, problem };
}
