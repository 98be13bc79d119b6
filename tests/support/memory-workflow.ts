/** A fake of the calls that move an issue through its states to print, in memory. */
import { sameData } from "../../shared/document/canonical.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Emit, Handlers } from "../../shared/port/bridge.ts";
import type { Holder, Settings } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import {
  workflowCalls,
  type AuditAction,
  type AuditEntry,
  type KeptVersion,
  type Progress,
  type Version,
} from "../../shared/contract/workflow.ts";
import { listOpenItems } from "../../shared/revisions/open-items.ts";
import { auditCsv } from "../../electron/core/library/texts/audit-csv.ts";
import { isStep, issueStates, unlockedState } from "../../shared/workflow/states.ts";

export interface Way {
  progress: Progress;
  versions: KeptVersion[];
}
export const startOfWay = (): Way => ({ progress: { state: "draft", at: null, by: null }, versions: [] });

interface Traveller {
  document: BulletinDocument;
  deletedAt: string | null;
  holder: Holder | null;
  way: Way;
}

export interface MemoryWorkflow {
  handlers: Pick<Handlers, keyof typeof workflowCalls>;
  record(issue: number, action: AuditAction, details?: Record<string, string>): void;
  /** The versions that came with a transferred issue, under new ids. */
  bring(issue: number, versions: readonly KeptVersion[]): void;
  /** Keeps the present document as a version by hand. */
  keep(issue: number, label: string): void;
  /** Keeps a version before the first save. (The real core keeps one every ten minutes of work too.) */
  beforeSave(issue: number, next: BulletinDocument): void;
}

// oxlint-disable-next-line max-lines-per-function -- a table of small answers that share the state of one fake
export function memoryWorkflow(
  issues: ReadonlyMap<number, Traveller>,
  settings: () => Settings,
  emit: Emit,
): MemoryWorkflow {
  const entries: AuditEntry[] = [];
  let lastVersion = 0;
  const now = () => new Date().toISOString();
  const record: MemoryWorkflow["record"] = (issue, action, details = {}) => {
    entries.push({
      id: entries.length + 1,
      at: now(),
      issue,
      number: null,
      by: settings().person,
      action,
      details,
    });
  };
  const get = (id: number) => {
    const entry = issues.get(id);
    if (!entry || entry.deletedAt !== null) throw new BulletinError("not-found", { issue: "" });
    return entry;
  };
  const requirePerson = () => {
    const { person } = settings();
    if (person.name === "") throw new BulletinError("no-person");
    return person;
  };
  const keep = (
    issue: number,
    kind: Version["kind"],
    label: string,
    by = settings().person,
    document = get(issue).document,
  ) => {
    const { way } = get(issue);
    lastVersion += 1;
    way.versions.unshift({
      version: { id: lastVersion, at: now(), by, kind, state: way.progress.state, label },
      document: structuredClone(document),
    });
    return { id: lastVersion };
  };
  const versionOf = (id: number) => {
    const entry = [...issues.values()]
      .flatMap(({ way }) => way.versions)
      .find(({ version }) => version.id === id);
    if (!entry) throw new BulletinError("not-found", { version: "" });
    return entry;
  };
  const go = (
    id: number,
    session: string,
    to: Progress["state"],
    action: AuditAction,
    details: Record<string, string>,
  ) => {
    const { way, holder } = get(id);
    if (holder && holder.session !== session) throw new BulletinError("taken-over", { holder: holder.label });
    way.progress = { state: to, at: now(), by: requirePerson() };
    keep(id, "step", "");
    record(id, action, details);
    emit("issues.changed", {});
    emit("versions.changed", {});
    return way.progress;
  };
  const listEntries = (issue: number | null) =>
    entries
      .filter((entry) => issue === null || entry.issue === issue)
      .map((entry) => ({ ...entry, number: issues.get(entry.issue)?.document.masthead.number ?? null }));
  return {
    record,
    bring(issue, versions) {
      const { way } = get(issue);
      for (const { version, document } of versions.toReversed())
        way.versions.unshift({
          version: { ...version, id: (lastVersion += 1) },
          document: structuredClone(document),
        });
    },
    keep: (issue, label) => void keep(issue, "manual", label),
    beforeSave(issue, next) {
      const { way, document } = get(issue);
      if (way.versions.length === 0 && !sameData(document, next)) {
        keep(issue, "automatic", "");
        emit("versions.changed", {});
      }
      const last = entries.findLast((entry) => entry.issue === issue);
      if (last?.action !== "edited" || !sameData(last.by, settings().person)) record(issue, "edited");
    },
    handlers: {
      "issues.progress": async ({ id }) => get(id).way.progress,
      "issues.advance": async ({ id, session, to }) => {
        const { way, document } = get(id);
        const { state } = way.progress;
        if (!isStep(state, to)) throw new BulletinError("wrong-step", { state });
        const { revisions: marks, comments } = listOpenItems(document);
        const action = issueStates.indexOf(to) > issueStates.indexOf(state) ? "advanced" : "returned";
        return go(id, session, to, action, {
          from: state,
          to,
          marks: String(marks.length),
          comments: String(comments.length),
        });
      },
      "issues.unlock": async ({ id, session, reason }) => {
        const { state } = get(id).way.progress;
        if (state !== "final") throw new BulletinError("wrong-step", { state });
        return go(id, session, unlockedState, "unlocked", { reason });
      },
      "versions.list": async ({ issue }) => ({
        versions: get(issue).way.versions.map(({ version }) => version),
      }),
      "versions.keep": async ({ issue, label, restores, document }) => {
        const by = requirePerson();
        const restoredVersion = restores === undefined ? undefined : versionOf(restores).version;
        const versionId = keep(issue, "manual", label, by, document);
        if (restoredVersion)
          record(issue, "versionRestored", { at: restoredVersion.at, label: restoredVersion.label });
        else record(issue, "versionKept", { label });
        emit("versions.changed", {});
        return versionId;
      },
      "versions.get": async ({ id }) => versionOf(id),
      "audit.list": async ({ issue }) => ({ entries: listEntries(issue).reverse() }),
      "audit.export": async ({ issue }) => ({
        text: auditCsv(listEntries(issue), settings().locale, (at) => at),
      }),
    },
  };
}
