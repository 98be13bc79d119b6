import type { PointProblem } from "../../../shared/bulletin/points/problems.ts";
import type { Messages } from "../../../shared/messages/index.ts";

/** What there is to say about an article's points, in one line; empty where nothing is. */
export function problemSentence(
  problems: readonly PointProblem[] | undefined,
  words: Messages["points"],
): string {
  return (problems ?? [])
    .map((problem) => {
      if (problem.kind === "unmarked") return words.unmarked(problem.unmarked, problem.points);
      return problem.kind === "extent" ? words.uneven : words.count(problem.promise, problem.points);
    })
    .join(words.and);
}
