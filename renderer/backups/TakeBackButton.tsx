import type { CopyTable } from "../../shared/contract/table-copies.ts";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { askToTakeBack } from "./TakeBackDialog.tsx";

/** The button on the screen of a table that opens 从备份取回 for it. */
export function TakeBackButton({ table }: { table: CopyTable }) {
  const { copies: words } = useMessages();
  return <Button onClick={() => askToTakeBack(table)}>{words.open}</Button>;
}
