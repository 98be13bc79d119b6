/** Lists the ignored findings. */
import type { KeptIgnored } from "../../../shared/contract/checking.ts";
import { ruleOf } from "../../../shared/proofing/index.ts";
import { formatMoment } from "../../app/format.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import kit from "../../ui/kit.module.css";
import styles from "./checking.module.css";

/** Each entry shows who ignored it, when and why, and has a button to check for it again. */
export function IgnoredDialog({
  ignored,
  onStopIgnoring,
  onClose,
}: {
  ignored: readonly KeptIgnored[];
  onStopIgnoring: (id: number) => void;
  onClose: () => void;
}) {
  const { checking: words, window: frame } = useMessages();
  const locale = useLocale();
  return (
    <Dialog
      wide
      title={words.ignoredTitle}
      onClose={onClose}
      actions={<Button onClick={onClose}>{frame.close}</Button>}
    >
      {ignored.length === 0 ? <p className={kit.faint}>{words.nothingIgnored}</p> : null}
      <ul className={styles.ignored}>
        {ignored.map(({ id, rule, text, scope, reason, by, at }) => (
          <li key={id}>
            <span>
              {ruleOf(rule)?.words[locale].title ?? rule}
              {text ? <q lang="zh-CN">{text}</q> : null}
            </span>
            <span className={kit.faint}>
              {[scope === "issue" ? words.inIssue : words.inPublication, by, formatMoment(at, locale), reason]
                .filter(Boolean)
                .join(" · ")}
            </span>
            <Button onClick={() => onStopIgnoring(id)}>{words.stopIgnoring}</Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
