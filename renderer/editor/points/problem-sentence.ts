/** The hint about uneven points in the outline. */
import type { PointProblem } from "../../../shared/points/problems.ts";
import type { Messages } from "../../../shared/messages/index.ts";

/** Describes the problems of an article's points in one line; empty without problems. */
export function problemSentence(
  problems: readonly PointProblem[] | undefined,
  words: Messages["points"],
): string {
  return (problems ?? [])
    .map((problem) => {
      if (problem.kind === "unmarked") return words.unmarked(problem.plainPoints, problem.points);
      return problem.kind === "extent" ? words.uneven : words.count(problem.promise, problem.points);
    })
    .join(words.and);
}
