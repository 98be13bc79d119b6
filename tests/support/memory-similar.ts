/** A fake of the calls `similar.*` in memory: compares every text. */
import {
  comparedArticles,
  comparedManuscript,
  comparedText,
} from "../../shared/manuscripts/compared-text.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Handlers } from "../../shared/port/bridge.ts";
import { minimumShare, type SimilarMatch } from "../../shared/contract/similar.ts";
import { commonShare, comparable } from "../../shared/similarity/common.ts";

/** @param issues gives the issues that are not in the bin. */
export function memorySimilar(
  issues: () => [id: number, document: BulletinDocument][],
  manuscripts: Pick<Handlers, "manuscripts.list" | "manuscripts.get">,
): Pick<Handlers, "similar.find"> {
  return {
    "similar.find": async ({ title, text, excludeIssue, excludeManuscript }) => {
      const query = comparable(comparedText(title, text));
      const share = (other: string) => commonShare(query, comparable(other));
      const matches: SimilarMatch[] = issues()
        .filter(([issue]) => issue !== excludeIssue)
        .flatMap(([issue, document]) => {
          const { number, date } = document.masthead;
          return comparedArticles(document).map(
            (article) =>
              ({ ...article, kind: "article", issue, number, date, share: share(article.text) }) as const,
          );
        });
      for (const { id } of (await manuscripts["manuscripts.list"]({ deleted: false })).manuscripts) {
        if (id === excludeManuscript) continue;
        const { manuscript, document } = await manuscripts["manuscripts.get"]({ id });
        const whole = comparedManuscript(document);
        matches.push({
          kind: "manuscript",
          id,
          title: manuscript.title || null,
          unit: manuscript.unit || null,
          text: whole,
          share: share(whole),
        });
      }
      return {
        matches: matches.filter(({ share }) => share >= minimumShare).toSorted((a, b) => b.share - a.share),
      };
    },
  };
}
