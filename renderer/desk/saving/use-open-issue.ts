/** One issue that is open in this window: which window may write it, and automatic saving. */
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { sameData } from "../../../shared/document/canonical.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { Bridge } from "../../../shared/port/bridge.ts";
import type { OpenedIssue } from "../../../shared/contract/issues.ts";
import { BulletinError, hasCode } from "../../../shared/basics/errors.ts";
import type { Progress } from "../../../shared/contract/workflow.ts";
import { SerialQueue } from "../../../shared/basics/serial-queue.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { openedAt, session } from "../../app/session.ts";
import { createStore, type Store } from "../../app/store.ts";
import { createOpenBulletin, type OpenBulletin } from "./open-bulletin.ts";
import { Saver, type SaverOptions, type SaveState } from "./saver.ts";
import { useClosing, useLeaving, type Leaving } from "./use-leaving.ts";

/**
 * Interval of renewing the write lease, in ms; well below the time after which the library lets it expire.
 */
const renewEvery = 5000;

/** What this window may do with the issue. `holder` is the label of the window that writes it. */
export type Access =
  | { kind: "writing" }
  /** Another window had the issue open first. */
  | { kind: "reading"; holder: string }
  /** This window reads, and the writing window has closed the issue. */
  | { kind: "free" }
  /** Another window took the issue over; unsaved text exists only on this screen. */
  | { kind: "lost"; holder: string }
  /** The issue was saved elsewhere. */
  | { kind: "conflict" }
  /** A backup was restored; the text on this screen is from before, and exists only here and in a backup. */
  | { kind: "restored" }
  /** The issue was moved to the bin. */
  | { kind: "removed" }
  /** The issue is final. */
  | { kind: "locked" }
  /** The issue was made final elsewhere; unsaved text exists only on this screen. */
  | { kind: "lockedElsewhere" };

/** The issue as the desk sees it. */
export interface OpenIssue {
  /** The issue as it was when it was opened. */
  openAnswer: OpenedIssue;
  /** The bulletin on the screen. */
  bulletin: OpenBulletin;
  /** Changes when the issue is opened again, so that the editor starts from the new document. */
  key: number;
  access: Access;
  /** A store, because it changes with every keystroke. */
  saveState: Store<SaveState>;
  /** The masthead as it was last saved. */
  masthead: BulletinDocument["masthead"];
  progress: Progress;
  /** To be called when the issue moved a step in the workflow, here or elsewhere. */
  noteProgress: (progress: Progress) => void;
  /** To be called on each edit, by the editor; `read` makes the new bulletin. */
  noteEdit: OpenBulletin["noteEdit"];
  /** Nothing is saved until this promise resolves. */
  noteLongEdit: (end: Promise<unknown>) => void;
  /** Saves unsaved edits; resolves to false if that failed. */
  flush: () => Promise<boolean>;
  leaving: Leaving;
  /** Opens the issue again: for writing if no other window writes it. */
  reopen: () => Promise<void>;
  takeOver: () => Promise<void>;
  /** Takes the issue out of the bin and saves the bulletin on the screen in it. */
  restore: () => Promise<void>;
}

/** One opening of the issue in this window. */
type Opening = Pick<OpenIssue, "openAnswer" | "bulletin" | "key">;

const keyAfter = (before: Opening | BulletinError | undefined): number =>
  before && "key" in before ? before.key + 1 : 0;

/** The openings and closings of issues: a later opening must not overtake an earlier closing. */
const calls = new SerialQueue();

/** The access of this window to an issue that no other window has open. */
const accessWhenAlone = ({ state }: Progress): Access => ({ kind: state === "final" ? "locked" : "writing" });

const accessWhenOpened = ({ holder, progress }: OpenedIssue): Access =>
  holder ? { kind: "reading", holder: holder.label } : accessWhenAlone(progress);

/** The access after a save was refused for good. */
function accessWhenStopped({ data }: BulletinError): Access {
  switch (data.code) {
    case "taken-over":
      return { kind: "lost", holder: data.details.holder };
    case "restored":
      return { kind: "restored" };
    case "not-found":
      return { kind: "removed" };
    case "locked":
      return { kind: "lockedElsewhere" };
    default:
      return { kind: "conflict" };
  }
}

/** Creates the saver of an issue that this window has opened. */
const createSaver = (
  bridge: Bridge,
  { id, revision: openedRevision, generation, savedAt }: OpenedIssue,
  options: Pick<SaverOptions, "read" | "onSaved" | "onState">,
): Saver =>
  new Saver({
    revision: openedRevision,
    savedAt,
    save: (revision, bulletin) =>
      bridge.ask("issues.save", { id, session, revision, generation, document: bulletin }),
    ...options,
  });

/**
 * Opens an issue and keeps it open while the component is mounted; on unmount it is saved and closed. (Another
 * screen takes its place only when it is saved, or when the person gives the edits up: `leaving`.) Returns
 * undefined while the issue is being opened, and the error if that fails.
 */
export function useOpenIssue(id: number): OpenIssue | BulletinError | undefined {
  const { bridge, notify } = useApp();
  const words = useMessages().desk;
  const [openResult, setOpenResult] = useState<Opening | BulletinError>();
  const [access, setAccess] = useState<Access>({ kind: "writing" });
  const [saveState] = useState(() => createStore<SaveState>({ kind: "unsaved" }));
  const [masthead, setMasthead] = useState<BulletinDocument["masthead"]>();
  const [progress, setProgress] = useState<Progress>();
  const saver = useRef<Saver | null>(null);
  const label = words.window(openedAt);

  const open = useCallback(
    (call: "issues.open" | "issues.takeOver") =>
      calls.run(async () => {
        try {
          const openAnswer = await bridge.ask(call, { id, session, label });
          if (openAnswer.leftBy) notify({ kind: "done", text: words.leftBy(openAnswer.leftBy.label) });
          const bulletin = createOpenBulletin(openAnswer.document);
          saver.current?.end();
          saver.current = createSaver(bridge, openAnswer, {
            read: bulletin.read,
            onSaved: ({ masthead: saved }) =>
              setMasthead((before) => (sameData(before, saved) ? before : saved)),
            onState: (state) => {
              saveState.set(state);
              if (state.kind === "stopped") setAccess(accessWhenStopped(state.error));
            },
          });
          saveState.set(saver.current.state);
          setMasthead(openAnswer.document.masthead);
          setProgress(openAnswer.progress);
          setAccess(accessWhenOpened(openAnswer));
          setOpenResult((before) => ({ openAnswer, bulletin, key: keyAfter(before) }));
        } catch (error) {
          if (!(error instanceof BulletinError)) throw error;
          setOpenResult(error);
        }
      }),
    [bridge, id, label, notify, saveState, words],
  );

  useEffect(() => {
    void open("issues.open");
    return () => {
      void calls.run(async () => {
        await saver.current?.flush();
        saver.current?.end();
        await bridge.send("issues.close", { id, session });
      });
    };
  }, [bridge, id, open]);

  const noteProgress = useCallback((now: Progress) => {
    setProgress(now);
    setAccess((before) =>
      before.kind === "writing" || before.kind === "locked" ? accessWhenAlone(now) : before,
    );
  }, []);
  const opening = openResult instanceof BulletinError ? undefined : openResult;
  const actions = useIssueActions(id, label, saver, opening?.bulletin, open);
  useDamageRepaired(openResult, open);
  useRenewal(id, access, setAccess, {
    generation: opening?.openAnswer.generation,
    hasUnsaved: () => saver.current?.hasUnsaved ?? false,
    reopen: actions.reopen,
  });
  useProgressElsewhere(id, noteProgress);
  const leaving = useLeaving(id, saver);
  useClosing(id, saver);

  if (!openResult || openResult instanceof BulletinError) return openResult;
  return {
    ...openResult,
    access,
    saveState,
    masthead: masthead ?? openResult.openAnswer.document.masthead,
    progress: progress ?? openResult.openAnswer.progress,
    noteProgress,
    leaving,
    ...actions,
  };
}

/** The functions of an open issue; they stay the same between renders. */
function useIssueActions(
  id: number,
  label: string,
  saver: RefObject<Saver | null>,
  bulletin: OpenBulletin | undefined,
  open: (call: "issues.open" | "issues.takeOver") => Promise<void>,
): Pick<OpenIssue, "noteEdit" | "noteLongEdit" | "flush" | "reopen" | "takeOver" | "restore"> {
  const { bridge } = useApp();
  return useMemo(
    () => ({
      noteEdit: (read: () => BulletinDocument) => {
        bulletin?.noteEdit(read);
        saver.current?.noteEdit();
      },
      noteLongEdit: (end: Promise<unknown>) => saver.current?.noteLongEdit(end),
      flush: async () => (await saver.current?.settle()) ?? true,
      reopen: () => open("issues.open"),
      takeOver: () => open("issues.takeOver"),
      restore: async () => {
        if (!bulletin) return;
        await bridge.ask("issues.restore", { id });
        const { revision, generation } = await bridge.ask("issues.open", { id, session, label });
        await bridge.ask("issues.save", { id, session, revision, generation, document: bulletin.read() });
        await open("issues.open");
      },
    }),
    [bridge, id, label, saver, bulletin, open],
  );
}

/** Whether an issue could not be opened because its own text is damaged, while the library is sound. */
export const isDamagedIssue = (error: unknown): boolean =>
  hasCode(error, "library-damaged") && error.data.details.what === "issue";

/** Opens a damaged issue again after each change of the list: it may have been taken back from a backup. */
function useDamageRepaired(openResult: unknown, open: (call: "issues.open") => Promise<void>): void {
  const { bridge } = useApp();
  const isDamaged = isDamagedIssue(openResult);
  useEffect(
    () => (isDamaged ? bridge.on("issues.changed", () => void open("issues.open")) : undefined),
    [bridge, isDamaged, open],
  );
}

/** Reads the progress of the issue again when a version was added, perhaps by a step in another window. */
function useProgressElsewhere(id: number, noteProgress: (progress: Progress) => void): void {
  const { bridge } = useApp();
  useEffect(
    () =>
      bridge.on(
        "versions.changed",
        () => void bridge.ask("issues.progress", { id }).then(noteProgress, () => {}),
      ),
    [bridge, id, noteProgress],
  );
}

/**
 * Renews the write lease of this window, and updates the access when another window has the lease or a backup
 * was restored. A window that only reads then shows the restored issue at once; one that writes keeps its text.
 */
function useRenewal(
  id: number,
  { kind }: Access,
  setAccess: (access: Access) => void,
  {
    generation,
    hasUnsaved,
    reopen,
  }: { generation: number | undefined; hasUnsaved: () => boolean; reopen: () => Promise<void> },
): void {
  const { bridge } = useApp();
  const losesText = useRef(hasUnsaved);
  useEffect(() => {
    losesText.current = hasUnsaved;
  });
  useEffect(() => {
    if (generation === undefined || (kind !== "writing" && kind !== "reading" && kind !== "locked")) return;
    const timer = setInterval(async () => {
      // A lease that is not renewed expires; the next save tells why.
      const lease = await bridge.ask("issues.renew", { id, session }).catch(() => null);
      if (lease === null) return;
      if (lease.generation !== generation) {
        if (kind === "writing") setAccess({ kind: "restored" });
        else await reopen();
        return;
      }
      if (lease.held) return;
      const holder = lease.holder?.label;
      if (kind !== "reading" && holder !== undefined)
        setAccess({ kind: losesText.current() ? "lost" : "reading", holder });
      if (kind === "reading" && holder === undefined) setAccess({ kind: "free" });
    }, renewEvery);
    return () => clearInterval(timer);
  }, [bridge, generation, id, kind, reopen, setAccess]);
}
