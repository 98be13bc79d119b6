import { copyKinds, type CopyKind } from "../../shared/contract/copies.ts";
import { copyTables, type CopyTable } from "../../shared/contract/table-copies.ts";
import { useMessages } from "../app/messages.tsx";
import { Choice } from "../ui/Choice.tsx";

/** What can be taken back: one issue or manuscript, or a table. */
export type TakeBackKind = CopyKind | CopyTable;

export const isTable = (kind: TakeBackKind): kind is CopyTable => copyTables.some((table) => table === kind);

interface KindChoiceProps {
  kind: TakeBackKind;
  onChange: (kind: TakeBackKind) => void;
}

/** The choice between issues, manuscripts and tables. The chosen table has the focus first. */
export function KindChoice({ kind, onChange }: KindChoiceProps) {
  const { copies: words, tableCopies } = useMessages();
  return (
    <Choice
      label={words.kind}
      value={kind}
      options={[
        ...copyKinds.map((value) => ({ value, label: words.kinds[value] })),
        ...copyTables.map((value) => ({ value, label: tableCopies.tables[value] })),
      ]}
      hasFocus={isTable(kind)}
      onChange={onChange}
    />
  );
}
