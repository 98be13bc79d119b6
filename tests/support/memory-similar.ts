/** The calls `similar.*` of the fake in memory: every text is compared. */
import { outline } from "../../shared/bulletin/outline.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { Handlers } from "../../shared/contract/bridge.ts";
import { leastShare } from "../../shared/contract/similar.ts";
import { commonText, comparable } from "../../shared/similarity/common.ts";

/** @param issues those that are not in the bin. */
export function memorySimilar(issues: () => [id: number, document: BulletinDocument][]): Pick<Handlers, "similar.find"> {
  const whole = (title: string | null | undefined, text: string) => [title ?? "", text].filter(Boolean).join("\n");
  return {
    "similar.find": async ({ title, text, excludeIssue }) => {
      const asked = comparable(whole(title, text));
      const matches = issues()
        .filter(([issue]) => issue !== excludeIssue)
        .flatMap(([issue, document]) =>
          outline(document)
            .sections.flatMap(({ articles }) => articles)
            .map((article) => ({
              kind: "article" as const,
              id: article.id,
              issue,
              number: document.masthead.number,
              date: document.masthead.date,
              title: article.title,
              unit: article.source.join("、") || null,
              text: whole(article.title, article.text),
              share: commonText(asked, comparable(whole(article.title, article.text))).share,
            })),
        );
      return { matches: matches.filter(({ share }) => share >= leastShare).toSorted((a, b) => b.share - a.share || b.issue - a.issue) };
    },
  };
}
