/** The checking tab (检查) beside the paper: lists the findings by group, to fix or ignore them. */
import { useMemo, useState, type ReactNode } from "react";
import {
  groups,
  levels,
  ruleOf,
  type Finding,
  type Level,
  type RuleGroup,
} from "../../../shared/proofing/index.ts";
import { useApp } from "../../app/context.tsx";
import { joinClasses } from "../../app/class-names.ts";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { useChecking } from "./checking.tsx";
import { FindingItem } from "./FindingItem.tsx";
import { IgnoreDialog, type IgnoreRequest } from "./IgnoreDialog.tsx";
import { IgnoredDialog } from "./IgnoredDialog.tsx";
import kit from "../../ui/kit.module.css";
import styles from "./checking.module.css";

type LevelFilter = Level | "all";

interface CheckingPanelProps {
  /** The hints about the printed pages, listed after the findings. */
  layout: { count: number; list: ReactNode };
}

export function CheckingPanel({ layout }: CheckingPanelProps) {
  const { checking: words } = useMessages();
  const { findings, ignored, ignore, stopIgnoring } = useChecking();
  const [level, setLevel] = useState<LevelFilter>("all");
  const [ignoreRequest, setIgnoreRequest] = useState<IgnoreRequest | null>(null);
  const [showsIgnored, setShowsIgnored] = useState(false);
  const filteredFindings = (findings ?? []).filter((finding) => level === "all" || finding.level === level);
  const byGroup = Map.groupBy(filteredFindings, ({ rule }) => ruleOf(rule)?.group);
  return (
    <section className={styles.checking} aria-label={words.title}>
      <header className={styles.tools}>
        <LevelChoice findings={findings ?? []} level={level} onChange={setLevel} />
      </header>
      <div className={styles.scroller}>
        {filteredFindings.length === 0 ? (
          <EmptyNotice findings={findings} hasLayoutHints={layout.count > 0} />
        ) : null}
        {groups.map((group) => {
          const groupFindings = byGroup.get(group);
          return groupFindings ? (
            <FindingGroup
              key={group}
              group={group}
              findings={groupFindings}
              onRequestIgnore={setIgnoreRequest}
            />
          ) : null;
        })}
        {layout.count > 0 && level === "all" ? (
          <section className={styles.group} aria-label={words.layout}>
            <GroupHeading name={words.layout} count={layout.count} />
            {layout.list}
          </section>
        ) : null}
      </div>
      <footer className={joinClasses(styles.keys, kit.faint)}>
        <span>{words.keys}</span>
        <Button look="quiet" disabled={ignored.length === 0} onClick={() => setShowsIgnored(true)}>
          {words.ignored(ignored.length)}
        </Button>
      </footer>
      {ignoreRequest ? (
        <IgnoreDialog
          {...ignoreRequest}
          onIgnore={(reason) => {
            ignore(ignoreRequest.finding, ignoreRequest.scope, reason);
            setIgnoreRequest(null);
          }}
          onClose={() => setIgnoreRequest(null)}
        />
      ) : null}
      {showsIgnored ? (
        <IgnoredDialog
          ignored={ignored}
          onStopIgnoring={stopIgnoring}
          onClose={() => setShowsIgnored(false)}
        />
      ) : null}
    </section>
  );
}

interface LevelChoiceProps {
  findings: readonly Finding[];
  level: LevelFilter;
  onChange: (level: LevelFilter) => void;
}

/** The filter by level, with the number of findings of each. */
function LevelChoice({ findings, level, onChange }: LevelChoiceProps) {
  const { checking: words, cli } = useMessages();
  const byLevel = useMemo(() => Map.groupBy(findings, (finding) => finding.level), [findings]);
  const options = [
    { value: "all" as const, label: words.all(findings.length) },
    ...levels.map((value) => ({
      value,
      label: words.ofLevel(cli.levels[value], byLevel.get(value)?.length ?? 0),
    })),
  ];
  return <Choice label={words.levels} value={level} options={options} onChange={onChange} />;
}

interface EmptyNoticeProps {
  /** All findings, without the filter; null until the first check is done. */
  findings: readonly Finding[] | null;
  hasLayoutHints: boolean;
}

/** The notice in place of an empty list: checking, none of this level, or none at all. */
function EmptyNotice({ findings, hasLayoutHints }: EmptyNoticeProps) {
  const { checking: words } = useMessages();
  if (findings === null) return <p className={styles.none}>{words.running}</p>;
  if (findings.length > 0) return <p className={styles.none}>{words.noneShown}</p>;
  return <p className={styles.none}>{hasLayoutHints ? null : words.none}</p>;
}

interface FindingGroupProps {
  group: RuleGroup;
  findings: readonly Finding[];
  /** Called to ignore a finding beyond this place, which needs a reason. */
  onRequestIgnore: (request: IgnoreRequest) => void;
}

/** The findings of one group of rules. */
function FindingGroup({ group, findings, onRequestIgnore }: FindingGroupProps) {
  const { notify } = useApp();
  const { checking: words } = useMessages();
  const { aroundOf, isEditable, current, choose, fix, ignore } = useChecking();
  const fixNow = (someFindings: readonly Finding[]) => {
    const count = fix(someFindings);
    if (someFindings.length > 1) notify({ kind: "done", text: words.fixed(count) });
  };
  return (
    <section className={styles.group} aria-label={words.groups[group]}>
      <GroupHeading name={words.groups[group]} count={findings.length} />
      <ul>
        {findings.map((finding, index) => {
          const fixable = findings.filter(
            ({ rule, fix: replacement }) => rule === finding.rule && replacement !== undefined,
          );
          return (
            <li key={`${finding.rule} ${finding.block} ${finding.start} ${index}`}>
              <FindingItem
                finding={finding}
                around={aroundOf(finding)}
                isCurrent={finding === current}
                isEditable={isEditable}
                fixableCount={fixable.length}
                onChoose={() => choose(finding)}
                onFix={() => fixNow([finding])}
                onFixAll={() => fixNow(fixable)}
                onIgnore={(scope) =>
                  scope === "here" ? ignore(finding, scope, "") : onRequestIgnore({ finding, scope })
                }
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function GroupHeading({ name, count }: { name: string; count: number }) {
  return (
    <h3>
      {name}
      <span className={kit.count}>{count}</span>
    </h3>
  );
}
