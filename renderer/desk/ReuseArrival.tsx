import { useEffect } from "react";
import { copyArticle } from "../../shared/manuscripts/reuse.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { readIssue } from "../app/read-issue.ts";
import { useStore } from "../app/store.ts";
import { useTask } from "../app/use-task.ts";
import { useReusing } from "../editor/index.ts";
import { pendingReuse } from "../library/reuse.ts";

/** Places the article that was chosen in the archive for this issue, once, as one step that can be undone. */
export function ReuseArrival({ issue, isEditable }: { issue: number; isEditable: boolean }) {
  const { bridge, notify } = useApp();
  const { search: words, window: frame } = useMessages();
  const task = useTask();
  const place = useReusing();
  const reuse = useStore(pendingReuse);
  useEffect(() => {
    if (reuse?.into !== issue) return;
    pendingReuse.set(null);
    if (!isEditable) return notify({ kind: "error", text: words.reuseLocked });
    void task(async () => {
      const { from } = reuse;
      const bulletin = await readIssue(bridge, from.issue);
      const { number, date } = bulletin.masthead;
      const article = copyArticle(bulletin, from.article, { issue: from.issue, number, date });
      if (!article) return notify({ kind: "error", text: words.reuseGone });
      place(article);
      notify({ kind: "done", text: words.reused(number === null ? frame.unnumbered : frame.number(number)) });
    });
  }, [bridge, frame, isEditable, issue, notify, place, task, reuse, words]);
  return null;
}
