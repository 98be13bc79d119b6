import type { IssueState } from "../../shared/workflow/states.ts";
import { useMessages } from "../app/messages.tsx";
import styles from "./issues.module.css";

/** The workflow state of an issue: 起草, 校对, 核签, 定稿. */
export function StateBadge({ state }: { state: IssueState }) {
  const { workflow: words } = useMessages();
  return (
    <span className={styles.stateBadge} data-state={state}>
      {words.states[state]}
    </span>
  );
}
