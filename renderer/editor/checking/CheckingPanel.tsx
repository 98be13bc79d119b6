/** The tab 检查 beside the paper: what the checker finds, by group, each with what would put it right. */
import { useMemo, useState, type ReactNode } from "react";
import { groups, levels, ruleOf, type Finding, type Level } from "../../../shared/proofing/index.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { useChecking } from "./checking.tsx";
import { FindingItem } from "./FindingItem.tsx";
import { IgnoreDialog, type Asked } from "./IgnoreDialog.tsx";
import { IgnoredDialog } from "./IgnoredDialog.tsx";

/** What the printed pages show, under the findings. */
interface CheckingPanelProps {
  layout: { count: number; list: ReactNode };
}

export function CheckingPanel({ layout }: CheckingPanelProps) {
  const { notify } = useApp();
  const { checking: words, cli } = useMessages();
  const { findings, ignored, aroundOf, isEditable, current, choose, fix, ignore, heed } = useChecking();
  const [level, setLevel] = useState<Level | "all">("all");
  const [asked, setAsked] = useState<Asked | null>(null);
  const [showsIgnored, setShowsIgnored] = useState(false);
  const counted = useMemo(() => Map.groupBy(findings ?? [], (finding) => finding.level), [findings]);
  const shown = (findings ?? []).filter((finding) => level === "all" || finding.level === level);
  const byGroup = Map.groupBy(shown, ({ rule }) => ruleOf(rule)?.group);
  const fixNow = (some: readonly Finding[]) => {
    const count = fix(some);
    if (some.length > 1) notify({ kind: "done", text: words.fixed(count) });
  };
  const options = [
    { value: "all" as const, label: words.all(findings?.length ?? 0) },
    ...levels.map((value) => ({
      value,
      label: words.ofLevel(cli.levels[value], counted.get(value)?.length ?? 0),
    })),
  ];
  return (
    <section className="checking" aria-label={words.title}>
      <header className="checking-tools">
        <Choice label={words.levels} value={level} options={options} onChange={setLevel} />
      </header>
      <div className="checking-scroller">
        {findings === null ? (
          <p className="checking-none">{words.running}</p>
        ) : shown.length === 0 ? (
          <p className="checking-none">
            {findings.length > 0 ? words.noneShown : layout.count > 0 ? null : words.none}
          </p>
        ) : null}
        {groups.map((group) => {
          const some = byGroup.get(group);
          return some ? (
            <section key={group} className="checking-group" aria-label={words.groups[group]}>
              <h3>
                {words.groups[group]}
                <span className="side-count">{some.length}</span>
              </h3>
              <ul>
                {some.map((finding, index) => {
                  const alike = some.filter(
                    ({ rule, fix: change }) => rule === finding.rule && change !== undefined,
                  );
                  return (
                    <li key={`${finding.rule} ${finding.block} ${finding.start} ${index}`}>
                      <FindingItem
                        finding={finding}
                        around={aroundOf(finding)}
                        isCurrent={finding === current}
                        isEditable={isEditable}
                        alike={alike.length}
                        onChoose={() => choose(finding)}
                        onFix={() => fixNow([finding])}
                        onFixAll={() => fixNow(alike)}
                        onIgnore={(scope) =>
                          scope === "here" ? ignore(finding, scope, "") : setAsked({ finding, scope })
                        }
                      />
                    </li>
                  );
                })}
              </ul>
            </section>
          ) : null;
        })}
        {layout.count > 0 && level === "all" ? (
          <section className="checking-group" aria-label={words.layout}>
            <h3>
              {words.layout}
              <span className="side-count">{layout.count}</span>
            </h3>
            {layout.list}
          </section>
        ) : null}
      </div>
      <footer className="checking-keys faint">
        <span>{words.keys}</span>
        <Button look="quiet" disabled={ignored.length === 0} onClick={() => setShowsIgnored(true)}>
          {words.ignored(ignored.length)}
        </Button>
      </footer>
      {asked ? (
        <IgnoreDialog
          {...asked}
          onIgnore={(reason) => {
            ignore(asked.finding, asked.scope, reason);
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {showsIgnored ? (
        <IgnoredDialog ignored={ignored} onHeed={heed} onClose={() => setShowsIgnored(false)} />
      ) : null}
    </section>
  );
}
