import { useMemo } from "react";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Person } from "../../shared/workflow/states.ts";
import { compare } from "../../shared/revisions/compare.ts";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { MarkedView } from "./MarkedView.tsx";
import kit from "../ui/kit.module.css";

/** One of the two documents of a comparison. */
export interface Side {
  name: string;
  bulletin: BulletinDocument;
  /** The author of the version; `null` for the document on the screen or in a file. */
  by: Person | null;
  /** Time of the version, ISO 8601. */
  at: string;
}

/** Shows the differences of two documents as one read-only text with insertions and deletions. */
export function ComparisonDialog({
  older,
  newer,
  onClose,
}: {
  older: Side;
  newer: Side;
  onClose: () => void;
}) {
  const { workflow: words } = useMessages();
  const comparison = useMemo(
    () => compare(older.bulletin, newer.bulletin, { author: newer.by?.name ?? "", date: newer.at }),
    [older, newer],
  );
  const count = Object.keys(comparison.revisions).length;
  return (
    <Dialog
      wide
      title={words.comparing(older.name, newer.name)}
      onClose={onClose}
      actions={
        <>
          <span className={joinClasses(kit.start, kit.faint)} role="status">
            {count === 0 ? words.noDifferences : words.differences(count)}
          </span>
          <Button look="primary" onClick={onClose}>
            {words.closeComparison}
          </Button>
        </>
      }
    >
      <MarkedView bulletin={comparison} />
    </Dialog>
  );
}
