/** One issue open in this window: who may write it, and saving by itself. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { sameData } from "../../shared/bulletin/canonical.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { OpenedIssue } from "../../shared/contract/calls.ts";
import type { Progress } from "../../shared/contract/workflow.ts";
import { ask, CallError, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { openedAt, session } from "../app/session.ts";
import { createStore, type Store } from "../app/store.ts";
import { Saver, type SaveState } from "./saver.ts";

/** A writer that stops renewing has gone; well below the time after which the library thinks so. */
const renewEvery = 5000;

export type Access =
  | { kind: "writing" }
  /** Somebody else had it open first. */
  | { kind: "reading"; holder: string }
  /** Nobody writes any more. */
  | { kind: "free" }
  /** Somebody took it over from this window; what is unsaved is only on the screen. */
  | { kind: "lost"; holder: string }
  /** It was saved elsewhere. */
  | { kind: "conflict" }
  /** It was put into the bin. */
  | { kind: "removed" }
  /** It is final. */
  | { kind: "locked" }
  /** It was made final elsewhere; what is unsaved is only on the screen. */
  | { kind: "lockedElsewhere" };

export interface OpenIssue {
  opened: OpenedIssue;
  /** Changes whenever another document is to be shown. */
  key: number;
  access: Access;
  /** Changes as the issue is typed in. */
  saveState: Store<SaveState>;
  /** As it was saved last. */
  masthead: BulletinDocument["masthead"];
  progress: Progress;
  /** It went a step, here or elsewhere. */
  moved: (progress: Progress) => void;
  edited: (read: () => BulletinDocument) => void;
  /** Saves what is unsaved; false where that failed. */
  flush: () => Promise<boolean>;
  /** Opens anew: for writing where nobody writes. */
  reopen: () => Promise<void>;
  takeOver: () => Promise<void>;
  /** Takes it out of the bin, and saves there what is on the screen. */
  restore: (read: () => BulletinDocument) => Promise<void>;
}

/** Calls on one issue in the order in which they were made: an opening must not be overtaken by an earlier closing. */
let line: Promise<unknown> = Promise.resolve();
const inLine = <T>(work: () => Promise<T>): Promise<T> => {
  const turn = line.then(work);
  line = turn.catch(() => {});
  return turn;
};

/** What this window may do with an issue that nobody else has open. */
const own = ({ state }: Progress): Access => ({ kind: state === "final" ? "locked" : "writing" });

/** Undefined while it opens; a `CallError` where it could not be opened. */
export function useOpenIssue(id: number): OpenIssue | CallError | undefined {
  const { bridge } = useApp();
  const words = useMessages().desk;
  const [shown, setShown] = useState<{ opened: OpenedIssue; key: number } | CallError>();
  const [access, setAccess] = useState<Access>({ kind: "writing" });
  const [saveState] = useState(() => createStore<SaveState>({ kind: "unsaved" }));
  const [masthead, setMasthead] = useState<BulletinDocument["masthead"]>();
  const [progress, setProgress] = useState<Progress>();
  const saver = useRef<Saver | null>(null);
  const label = words.window(openedAt);

  const open = useCallback(
    (call: "issues.open" | "issues.takeOver") =>
      inLine(async () => {
        try {
          const opened = await ask(bridge, call, { id, session, label });
          saver.current?.end();
          saver.current = new Saver({
            revision: opened.revision,
            savedAt: opened.savedAt,
            save: (revision, document) => bridge.call("issues.save", { id, session, revision, document }),
            onSaved: (document) =>
              setMasthead((before) => (sameData(before, document.masthead) ? before : document.masthead)),
            onState: (state) => {
              saveState.set(state);
              if (state.kind !== "stopped") return;
              const { code, details } = state.error;
              if (code === "taken-over") setAccess({ kind: "lost", holder: details.holder ?? "" });
              else
                setAccess({
                  kind: code === "not-found" ? "removed" : code === "locked" ? "lockedElsewhere" : "conflict",
                });
            },
          });
          saveState.set(saver.current.state);
          setMasthead(opened.document.masthead);
          setProgress(opened.progress);
          setAccess(opened.holder ? { kind: "reading", holder: opened.holder.label } : own(opened.progress));
          setShown((before) => ({ opened, key: before && "key" in before ? before.key + 1 : 0 }));
        } catch (thrown) {
          if (!(thrown instanceof CallError)) throw thrown;
          setShown(thrown);
        }
      }),
    [bridge, id, label, saveState],
  );

  useEffect(() => {
    void open("issues.open");
    return () => {
      void inLine(async () => {
        await saver.current?.flush();
        saver.current?.end();
        await bridge.call("issues.close", { id, session });
      });
    };
  }, [bridge, id, open]);

  useRenewal(id, access, setAccess, () => saver.current?.hasUnsaved ?? false);

  const moved = useCallback((now: Progress) => {
    setProgress(now);
    setAccess((before) => (before.kind === "writing" || before.kind === "locked" ? own(now) : before));
  }, []);
  useEffect(
    () =>
      bridge.on(
        "versions.changed",
        () => void bridge.call("issues.progress", { id }).then((answer) => answer.ok && moved(answer.value)),
      ),
    [bridge, id, moved],
  );

  useEffect(() => {
    const hidden = () => void (document.visibilityState === "hidden" && saver.current?.flush());
    const leaving = (event: BeforeUnloadEvent) => {
      if (!saver.current?.hasUnsaved) return;
      void saver.current.flush();
      event.preventDefault();
    };
    // A window that is closed gives the issue back at once: who opens it again at once is to write.
    const gone = () => void bridge.call("issues.close", { id, session });
    document.addEventListener("visibilitychange", hidden);
    addEventListener("beforeunload", leaving);
    addEventListener("pagehide", gone);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      removeEventListener("beforeunload", leaving);
      removeEventListener("pagehide", gone);
    };
  }, [bridge, id]);

  const actions = useMemo(
    () => ({
      edited: (read: () => BulletinDocument) => saver.current?.edited(read),
      moved,
      flush: async () => {
        await saver.current?.flush();
        return !saver.current?.hasUnsaved;
      },
      reopen: () => open("issues.open"),
      takeOver: () => open("issues.takeOver"),
      restore: async (read: () => BulletinDocument) => {
        await ask(bridge, "issues.restore", { id });
        const { revision } = await ask(bridge, "issues.open", { id, session, label });
        await ask(bridge, "issues.save", { id, session, revision, document: read() });
        await open("issues.open");
      },
    }),
    [bridge, id, label, moved, open],
  );
  if (!shown || shown instanceof CallError) return shown;
  return {
    ...shown,
    access,
    saveState,
    masthead: masthead ?? shown.opened.document.masthead,
    progress: progress ?? shown.opened.progress,
    ...actions,
  };
}

/** Tells the library that this window still writes; learns who writes where it does not. */
function useRenewal(
  id: number,
  access: Access,
  setAccess: (access: Access) => void,
  hasUnsaved: () => boolean,
): void {
  const { bridge } = useApp();
  const { kind } = access;
  const losesText = useRef(hasUnsaved);
  useEffect(() => {
    losesText.current = hasUnsaved;
  });
  useEffect(() => {
    if (kind !== "writing" && kind !== "reading" && kind !== "locked") return;
    const timer = setInterval(async () => {
      const answer = await bridge.call("issues.renew", { id, session });
      if (!answer.ok || answer.value.held) return;
      const holder = answer.value.holder?.label;
      if (kind !== "reading" && holder !== undefined)
        setAccess({ kind: losesText.current() ? "lost" : "reading", holder });
      if (kind === "reading" && holder === undefined) setAccess({ kind: "free" });
    }, renewEvery);
    return () => clearInterval(timer);
  }, [bridge, id, kind, setAccess]);
}
