/** One finding in the checking panel. */
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { messageOf, ruleOf, type Finding, type Level } from "../../../shared/proofing/index.ts";
import { joinClasses } from "../../app/class-names.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Spaced } from "../../ui/Spaced.tsx";
import type { IgnoreScope } from "./checking.tsx";
import kit from "../../ui/kit.module.css";
import styles from "./checking.module.css";

const icons: Record<Level, typeof Info> = { error: CircleAlert, suspect: TriangleAlert, hint: Info };

interface FindingItemProps {
  finding: Finding;
  /** The text before and after the finding. */
  around: [before: string, after: string];
  isCurrent: boolean;
  isEditable: boolean;
  /** The number of findings of the same rule that can be fixed together. */
  fixableCount: number;
  onChoose: () => void;
  onFix: () => void;
  onFixAll: () => void;
  onIgnore: (scope: IgnoreScope) => void;
}

/** Shows level, message, text and reason of a finding, with the buttons to fix or ignore it. */
export function FindingItem({
  finding,
  around: [before, after],
  isCurrent,
  isEditable,
  fixableCount,
  onChoose,
  onFix,
  onFixAll,
  onIgnore,
}: FindingItemProps) {
  const { checking: words, cli } = useMessages();
  const locale = useLocale();
  const [showsWhy, setShowsWhy] = useState(false);
  const { level, text, fix } = finding;
  const rule = ruleOf(finding.rule);
  const Icon = icons[level];
  const sentence = messageOf(finding, locale);
  const items = [
    { label: words.ignoreHere, run: () => onIgnore("here") },
    ...(text === ""
      ? []
      : [
          {
            label: words.ignoreText(text.length > 12 ? `${text.slice(0, 12)}……` : text),
            run: () => onIgnore("text"),
          },
        ]),
    { label: words.ignoreRule(rule?.words[locale].title ?? finding.rule), run: () => onIgnore("rule") },
    { label: showsWhy ? words.hideWhy : words.why, run: () => setShowsWhy(!showsWhy) },
  ];
  return (
    <article
      className={joinClasses(styles.finding, isCurrent && styles.findingCurrent)}
      data-level={level}
      aria-label={`${cli.levels[level]} ${sentence}`}
    >
      <button type="button" className={styles.findingWhat} aria-current={isCurrent} onClick={onChoose}>
        <Icon size={15} aria-hidden="true" />
        <span className={styles.findingLevel}>{cli.levels[level]}</span>
        <span className={styles.findingText}>{sentence}</span>
        {text === "" ? null : (
          <q className={styles.findingQuote} lang="zh-CN">
            <span className={kit.faint}>{before}</span>
            <mark>{text.length > 24 ? `${text.slice(0, 24)}……` : <Spaced text={text} />}</mark>
            <span className={kit.faint}>{after}</span>
          </q>
        )}
      </button>
      {showsWhy && rule ? (
        <p className={joinClasses(styles.findingWhy, kit.faint)}>
          {rule.words[locale].why}
          {rule.clause ? ` （${rule.clause}）` : ""}
        </p>
      ) : null}
      <div className={styles.findingActions}>
        {fix === undefined ? null : (
          <Button disabled={!isEditable} onClick={onFix}>
            {fix === "" ? words.remove : words.change}
            {fix === "" ? null : (
              <q lang="zh-CN">
                <Spaced text={fix.length > 16 ? `${fix.slice(0, 16)}……` : fix} />
              </q>
            )}
          </Button>
        )}
        {fix !== undefined && fixableCount > 1 ? (
          <Button look="quiet" disabled={!isEditable} onClick={onFixAll}>
            {words.fixAll(fixableCount)}
          </Button>
        ) : null}
        <Menu items={items}>
          <Button look="quiet" className={styles.findingMore}>
            {words.more}
          </Button>
        </Menu>
      </div>
    </article>
  );
}
