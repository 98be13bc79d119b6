/** A fake of the issue list in memory. */
import { issueLine, readIssueWords } from "../../shared/search/issue-words.ts";
import type { Handlers } from "../../shared/port/bridge.ts";
import type { IssueSummary } from "../../shared/contract/calls.ts";

const yearOf = ({ date }: IssueSummary): string => date?.slice(0, 4) ?? "";

/** @param all includes the issues in the bin. */
export function memoryIssueList(
  all: () => IssueSummary[],
): Pick<Handlers, "issues.list" | "issues.readFacts" | "issues.findLatest"> {
  const there = (deleted: boolean) => all().filter(({ deletedAt }) => (deletedAt !== null) === deleted);
  const byNumber = (a: IssueSummary, b: IssueSummary) =>
    yearOf(b).localeCompare(yearOf(a)) || (b.number ?? 0) - (a.number ?? 0);
  return {
    "issues.list": async ({
      deleted,
      filter: { text = "", year, state, number } = {},
      limit = Number.MAX_SAFE_INTEGER,
      offset = 0,
    }) => {
      const isUnfinished = ({ date, number: issueNumber }: IssueSummary) =>
        date === null || issueNumber === null;
      const matches = there(deleted)
        .filter(
          (issue) =>
            readIssueWords(text).every((word) => issueLine(issue).includes(word)) &&
            (year === undefined || yearOf(issue) === year) &&
            (state === undefined || issue.state === state) &&
            (number === undefined || issue.number === number),
        )
        .toSorted((a, b) =>
          isUnfinished(a) || isUnfinished(b)
            ? (isUnfinished(b) ? b.id : 0) - (isUnfinished(a) ? a.id : 0)
            : byNumber(a, b) || (b.date ?? "").localeCompare(a.date ?? "") || b.id - a.id,
        );
      return { issues: matches.slice(offset, offset + limit), total: matches.length };
    },
    "issues.readFacts": async ({ deleted }) => {
      const issues = there(deleted);
      const [last] = there(false)
        .filter(({ publication }) => publication !== null)
        .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
      return {
        total: issues.length,
        years: [...new Set(issues.map(yearOf).filter((year) => year !== ""))].toSorted().toReversed(),
        states: [...new Set(issues.map(({ state }) => state))],
        lastPublication: last?.publication ?? null,
      };
    },
    "issues.findLatest": async ({ publication }) => ({
      issue:
        there(false)
          .filter(
            (issue) =>
              issue.number !== null && (publication === undefined || issue.publication === publication),
          )
          .toSorted(byNumber)[0] ?? null,
    }),
  };
}
