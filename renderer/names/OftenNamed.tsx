import { useEffect, useState } from "react";
import type { UnlistedUnit } from "../../shared/names/unlisted-units.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import type { Rows } from "./rows.ts";
import styles from "./names.module.css";

/** A unit is offered if at least this many articles name it. */
const oftenNamed = 10;

/** Tells that the table lacks units that many source lines name, with a button that shows them. */
export function OftenNamed({ rows, onSee }: { rows: Rows; onSee: () => void }) {
  const { bridge } = useApp();
  const { names: words } = useMessages();
  const task = useTask();
  const [namedUnits, setNamedUnits] = useState<UnlistedUnit[]>([]);
  useEffect(
    () => void task(async () => setNamedUnits((await bridge.ask("names.findUnlisted", {})).units)),
    [bridge, task],
  );
  const namesInTable = new Set(
    rows.flatMap(({ cells: [full = "", short = ""] }) => [full, ...short.split("、")]),
  );
  const missingUnits = namedUnits.filter(
    ({ name, articles }) => articles >= oftenNamed && !namesInTable.has(name),
  );
  return missingUnits.length === 0 ? null : (
    <p className={styles.often} role="note">
      {words.often(missingUnits.length)}
      <Button look="quiet" onClick={onSee}>
        {words.seeOften}
      </Button>
    </p>
  );
}
