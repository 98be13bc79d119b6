import { useState } from "react";
import { settleAll, type Decision } from "../../../shared/revisions/settle.ts";
import { BulletinEditor } from "../BulletinEditor.tsx";
import { Paper, type PaperProps } from "../Paper.tsx";
import { usePage } from "../page-context.ts";
import { useOutlineStore } from "../session.tsx";

/**
 * The issue with all revisions accepted or rejected, to be read only: joined paragraphs, fields and tables stand as they
 * would then, and nobody types into a text of which a part is hidden.
 */
export function SettledPaper({ decision, ...paper }: PaperProps & { decision: Decision }) {
  const store = useOutlineStore();
  const page = usePage();
  const [document] = useState(() => {
    store.refresh();
    return settleAll(store.bulletin(), decision);
  });
  return (
    <BulletinEditor bulletin={document} page={page} readOnly>
      <Paper {...paper} />
    </BulletinEditor>
  );
}
