import type { ImportChange } from "../../shared/bulletin/text/change.ts";
import { useMessages } from "../app/messages.tsx";
import { ChangeList } from "../ui/ChangeList.tsx";

interface ChangeTableProps {
  changes: ImportChange[];
  declined: ReadonlySet<string>;
  onDecline: (declined: ReadonlySet<string>) => void;
}

/** What importing normalised, each with a tick to decline it. */
export function ChangeTable({ changes, declined, onDecline }: ChangeTableProps) {
  const { changes: count, changesHint: hint, all, none, before, after, kinds, apply } = useMessages().importing;
  const listed = changes.map((change) => ({
    id: change.id,
    kind: kinds[change.kind],
    label: apply(kinds[change.kind], change.before),
    before: <Spaced text={change.before} />,
    after: <Spaced text={change.after} />,
  }));
  return <ChangeList changes={listed} declined={declined} onDecline={onDecline} words={{ count, hint, all, none, before, after }} />;
}

/** Text whose white space can be seen: it is what many changes are about. */
function Spaced({ text }: { text: string }) {
  return text.split(/(\s)/u).map((part, index) =>
    // The parts of one text never change places.
    // oxlint-disable-next-line no-array-index-key
    /^\s$/u.test(part) ? <span key={index} className="seen-space">{part}</span> : part,
  );
}
