import { useEffect, useState } from "react";
import type { NumberProblem } from "../../shared/bulletin/numbering.ts";
import { sameData } from "../../shared/bulletin/canonical.ts";
import { versionOn, type PublicationProfile } from "../../shared/bulletin/publication.ts";
import type { Masthead } from "../../shared/bulletin/schema.ts";
import { pageOf, standardPage, type PageProfile } from "../../shared/layout/page.ts";
import { ask, useApp } from "../app/context.tsx";
import { today } from "../app/format.ts";
import { useTask } from "../app/use-task.ts";
import { usePublications } from "./use-publications.ts";

export interface IssuePublication {
  /** What is valid on the issue's day; null for an issue without a publication. */
  profile: PublicationProfile | null;
  /** What it is printed on: the same object while nothing of it changes. */
  page: PageProfile;
  /** What is wrong with its number. */
  problem: NumberProblem | null;
}

/** What the publication of an open issue has to say about it. */
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
    // Asked anew with other versions: numbers may restart since.
    if (versions) {
      void task(async () => {
        const answer = await ask(bridge, "publications.checkNumber", { issue: id, number, date });
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
