import type { ImportChange } from "../../shared/text/change.ts";
import { useMessages } from "../app/messages.tsx";
import { ChangeList } from "../ui/ChangeList.tsx";
import { Spaced } from "../ui/Spaced.tsx";

interface ChangeTableProps {
  changes: ImportChange[];
  declinedIds: ReadonlySet<string>;
  onDecline: (declinedIds: ReadonlySet<string>) => void;
}

/** The list of normalisations that importing made, each with a check box to decline it. */
export function ChangeTable({ changes, declinedIds, onDecline }: ChangeTableProps) {
  const {
    changes: count,
    changesHint: hint,
    all,
    none,
    before,
    after,
    kinds,
    apply,
  } = useMessages().importing;
  const rows = changes.map((change) => ({
    id: change.id,
    kind: kinds[change.kind],
    label: apply(kinds[change.kind], change.before),
    before: <Spaced text={change.before} />,
    after: <Spaced text={change.after} />,
  }));
  return (
    <ChangeList
      changes={rows}
      declinedIds={declinedIds}
      onDecline={onDecline}
      words={{ count, hint, all, none, before, after }}
    />
  );
}
