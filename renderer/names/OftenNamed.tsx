import { useEffect, useState } from "react";
import type { FoundUnit } from "../../shared/bulletin/names/found.ts";
import { ask, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import type { Rows } from "./rows.ts";

/** In so many articles a unit stands before it is offered. */
const often = 10;

/** Says that units which stand in many source lines are not in the table yet. */
export function OftenNamed({ rows, onSee }: { rows: Rows; onSee: () => void }) {
  const { bridge } = useApp();
  const { names: words } = useMessages();
  const task = useTask();
  const [found, setFound] = useState<FoundUnit[]>([]);
  useEffect(
    () => void task(async () => setFound((await ask(bridge, "names.found", {})).units)),
    [bridge, task],
  );
  const known = new Set(rows.flatMap(({ cells: [full = "", short = ""] }) => [full, ...short.split("、")]));
  const missing = found.filter(({ name, articles }) => articles >= often && !known.has(name));
  return missing.length === 0 ? null : (
    <p className="names-often" role="note">
      {words.often(missing.length)}
      <Button look="quiet" onClick={onSee}>
        {words.seeOften}
      </Button>
    </p>
  );
}
