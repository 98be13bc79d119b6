import { useState } from "react";
import { History } from "lucide-react";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Version } from "../../shared/contract/workflow.ts";
import { useApp } from "../app/context.tsx";
import { formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { joinClasses } from "../app/class-names.ts";
import { useTask } from "../app/use-task.ts";
import { usePersonFirst } from "../settings/use-person-first.tsx";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { MoreButton } from "../ui/MoreButton.tsx";
import { CompareWithFile } from "./CompareWithFile.tsx";
import { ComparisonDialog, type Side } from "./ComparisonDialog.tsx";
import { HistoryDialog } from "./HistoryDialog.tsx";
import { KeepVersionDialog } from "./KeepVersionDialog.tsx";
import { ReceiveCopies } from "./ReceiveCopies.tsx";
import { useVersionsRequest } from "./requests.ts";
import { useVersionName, useVersions } from "./use-versions.ts";
import styles from "./versions.module.css";

interface VersionsPanelProps {
  issue: number;
  /** Makes the document on the screen. */
  read: () => BulletinDocument;
  /** Saves unsaved edits; resolves to false if that failed. */
  flush: () => Promise<boolean>;
  /** Restores a version; `null` if the issue may not be changed. */
  onRestore: ((version: Version) => void) | null;
  /** Replaces the issue by the result of merging copies; `null` if the issue may not be changed. */
  onReceive: ((bulletin: BulletinDocument) => void) | null;
}

/** The tab 版本: keeps, compares and restores versions, receives copies, and opens the history. */
export function VersionsPanel({ issue, read, flush, onRestore, onReceive }: VersionsPanelProps) {
  const { bridge } = useApp();
  const { workflow: words } = useMessages();
  const task = useTask();
  const nameOf = useVersionName();
  const versions = useVersions(issue);
  const { withPerson, dialog } = usePersonFirst();
  const [base, setBase] = useState<Version | null>(null);
  const [sides, setSides] = useState<[older: Side, newer: Side] | null>(null);
  const [isKeeping, setIsKeeping] = useState(false);
  const [showsHistory, setShowsHistory] = useState(false);
  const sideOf = async (version: Version): Promise<Side> => {
    const { document: bulletin } = await bridge.ask("versions.get", { id: version.id });
    return { name: nameOf(version), bulletin, by: version.by, at: version.at };
  };
  const compareWithPresent = (version: Version) =>
    task(async () =>
      setSides([
        await sideOf(version),
        { name: words.present, bulletin: read(), by: null, at: new Date().toISOString() },
      ]),
    );
  const compareTwo = (one: Version, other: Version) =>
    task(async () => {
      const [older, newer] =
        one.at < other.at || (one.at === other.at && one.id < other.id) ? [one, other] : [other, one];
      setSides([await sideOf(older), await sideOf(newer)]);
    });
  const keep = () => withPerson(() => setIsKeeping(true));
  useVersionsRequest("keep", keep);
  useVersionsRequest("history", () => setShowsHistory(true));
  return (
    <div className={styles.versions}>
      <div className={styles.tools}>
        <Button onClick={keep}>{words.keep}</Button>
        <ReceiveCopies
          issue={issue}
          read={read}
          onReceive={onReceive && ((bulletin) => withPerson(() => onReceive(bulletin)))}
        />
        <CompareWithFile read={read} onCompared={setSides} />
        <Button look="quiet" onClick={() => setShowsHistory(true)}>
          <History size={14} aria-hidden="true" />
          {words.history}
        </Button>
      </div>
      {base ? (
        <p className={styles.base} role="status">
          <span>{words.base(nameOf(base))}</span>
          <Button look="quiet" onClick={() => setBase(null)}>
            {words.clearBase}
          </Button>
        </p>
      ) : null}
      {versions?.length === 0 ? <p className={styles.none}>{words.noVersions}</p> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the list scrolls by keyboard */}
      <ul className={styles.list} aria-label={words.versions} tabIndex={0}>
        {versions?.map((version) => (
          <VersionItem
            key={version.id}
            version={version}
            base={base}
            onCompare={() => void compareWithPresent(version)}
            onBase={() => setBase(version)}
            onCompareWithBase={() => base && void compareTwo(base, version)}
            onRestore={onRestore && (() => withPerson(() => onRestore(version)))}
          />
        ))}
      </ul>
      {dialog}
      {isKeeping ? (
        <KeepVersionDialog issue={issue} flush={flush} onClose={() => setIsKeeping(false)} />
      ) : null}
      {sides ? <ComparisonDialog older={sides[0]} newer={sides[1]} onClose={() => setSides(null)} /> : null}
      {showsHistory ? <HistoryDialog issue={issue} onClose={() => setShowsHistory(false)} /> : null}
    </div>
  );
}

interface VersionItemProps {
  version: Version;
  /** The version that was chosen to compare another one with. */
  base: Version | null;
  onCompare: () => void;
  onBase: () => void;
  onCompareWithBase: () => void;
  onRestore: (() => void) | null;
}

function VersionItem({ version, base, onCompare, onBase, onCompareWithBase, onRestore }: VersionItemProps) {
  const { workflow: words } = useMessages();
  const locale = useLocale();
  const nameOf = useVersionName();
  const name = nameOf(version);
  const isBase = base?.id === version.id;
  const more =
    base && !isBase
      ? { label: words.compareFrom(nameOf(base)), run: onCompareWithBase }
      : { label: words.chooseFirst, run: onBase };
  return (
    <li className={joinClasses(styles.version, isBase && styles.versionBase)} aria-label={name}>
      <span className={styles.versionName}>{name}</span>
      <span className={styles.versionKind} data-kind={version.kind}>
        {words.kinds[version.kind]}
      </span>
      <span className={styles.versionFacts}>
        <time dateTime={version.at}>{formatMoment(version.at, locale)}</time>
        {` · ${version.by.name || words.nobody}`}
      </span>
      <span className={styles.versionActions}>
        <Button onClick={onCompare}>{words.compare}</Button>
        <Button disabled={!onRestore} onClick={onRestore ?? undefined}>
          {words.restoreVersion}
        </Button>
        <Menu items={[more]}>
          <MoreButton label={words.versionActions(name)} />
        </Menu>
      </span>
    </li>
  );
}
