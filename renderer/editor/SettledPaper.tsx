/** The views 最终 and 原始: the issue with all revisions accepted or rejected. */
import { useState } from "react";
import { settleAll, type Decision } from "../../shared/revisions/settle.ts";
import { BulletinEditor } from "./BulletinEditor.tsx";
import { Paper, type PaperProps } from "./paper/Paper.tsx";
import { usePage } from "./paper/page-context.ts";
import { CommandsContext, useOutlineStore } from "./session/editor-state.tsx";

/**
 * Shows the issue with all revisions accepted or rejected, in a read-only editor of its own. So joined
 * paragraphs, fields and tables look as they would after the decision, and nobody can type into a text of
 * which a part is hidden.
 */
export function SettledPaper({ decision, ...paper }: PaperProps & { decision: Decision }) {
  const store = useOutlineStore();
  const page = usePage();
  const [bulletin] = useState(() => {
    store.refresh();
    return settleAll(store.bulletin(), decision);
  });
  return (
    <CommandsContext value={false}>
      <BulletinEditor bulletin={bulletin} page={page} readOnly>
        <Paper {...paper} />
      </BulletinEditor>
    </CommandsContext>
  );
}
