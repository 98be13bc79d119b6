/** Asks why a finding is ignored in every issue. */
import { useState } from "react";
import { ruleOf, type Finding } from "../../../shared/proofing/index.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { IgnoreScope } from "./checking.tsx";
import kit from "../../ui/kit.module.css";
import styles from "./checking.module.css";

/** A request to ignore a finding, and how far (`text` or `rule`). */
export interface IgnoreRequest {
  finding: Finding;
  scope: IgnoreScope;
}

/** The reason is required; 检查 lists it with the ignored finding for colleagues. */
export function IgnoreDialog({
  finding,
  scope,
  onIgnore,
  onClose,
}: IgnoreRequest & { onIgnore: (reason: string) => void; onClose: () => void }) {
  const { checking: words, window: frame } = useMessages();
  const locale = useLocale();
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={
        scope === "text"
          ? words.ignoreText(finding.text)
          : words.ignoreRule(ruleOf(finding.rule)?.words[locale].title ?? finding.rule)
      }
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={reason.trim() === ""} onClick={() => onIgnore(reason.trim())}>
            {words.ignoreNow}
          </Button>
        </>
      }
    >
      <p className={kit.faint}>{words.ignoreHint}</p>
      <label className={styles.reason}>
        <span>{words.reason}</span>
        <input
          className={kit.textField}
          data-autofocus=""
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
    </Dialog>
  );
}
