/** What the parts of one open issue share of its check: what is found, what people let stand, and what is done about it. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { applyEdits } from "../../../shared/bulletin/edits.ts";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import type { Output } from "../../../shared/contract/calls.ts";
import {
  aroundOf,
  check,
  editsOf,
  stillThere,
  withoutIgnored,
  type Context,
  type Finding,
  type PrintedBefore,
} from "../../../shared/proofing/index.ts";
import { ask, useApp } from "../../app/context.tsx";
import { useTask } from "../../app/use-task.ts";
import { stateToDocument } from "../adapter.ts";
import { caretBlock } from "../bring-in.ts";
import { replaceRuns } from "../replace-runs.ts";
import { useOutline, useOutlinedBulletin, useOutlineStore } from "../session.tsx";
import { createChecker, type Checker } from "./checker.ts";
import { clearFindings, goToFinding, paintFindings } from "./places.ts";
import "./checking.css";

/** How far what is let stand reaches: this place, this text in every issue of the publication, or all of its rule. */
export type IgnoreScope = "here" | "text" | "rule";

type Known = Output<"checking.get"> & { context: Context };

export interface Checking {
  /** In the order of the text, a moment behind the typing; null until the first check. */
  findings: readonly Finding[] | null;
  ignored: Known["ignored"];
  /** What stands before and behind it. */
  aroundOf(finding: Finding): [before: string, behind: string];
  /** What is found in a document at once, for who cannot wait for a pause in typing. */
  checkNow(document: BulletinDocument): Finding[];
  /** The one that is looked at. */
  current: Finding | null;
  isEditable: boolean;
  choose(finding: Finding): void;
  /** To the next one behind the one that is looked at, or behind the caret. */
  step(direction: 1 | -1): void;
  /** How many of them were put right. */
  fix(findings: readonly Finding[]): number;
  ignore(finding: Finding, scope: IgnoreScope, reason: string): void;
  heed(id: number): void;
}

const CheckingContext = createContext<Checking | null>(null);

export function useChecking(): Checking {
  const checking = use(CheckingContext);
  if (!checking) throw new Error("useChecking must be used inside CheckingProvider");
  return checking;
}

/** Checks the open issue whenever typing pauses, and underlines what is found. */
export function CheckingProvider({ issue, children }: { issue: number; children: ReactNode }) {
  const [editor] = useLexicalComposerContext();
  const { bridge } = useApp();
  const task = useTask();
  const isEditable = useLexicalEditable();
  const store = useOutlineStore();
  const document = useOutlinedBulletin();
  const known = useKnown(issue, usePrinted(issue));
  const checker = useRef<Checker | null>(null);
  const [found, setFound] = useState<{ document: BulletinDocument; findings: readonly Finding[] } | null>(
    null,
  );
  const [current, setCurrent] = useState<Finding | null>(null);
  useEffect(() => {
    checker.current = createChecker((checked, findings) => setFound({ document: checked, findings }));
    return () => checker.current?.stop();
  }, []);
  useEffect(() => {
    if (known) checker.current?.check(document, known.context);
  }, [document, known]);
  const findings = useMemo(
    () => found && known && withoutIgnored(found.document, found.findings, known.ignored),
    [found, known],
  );
  useEffect(
    () => (found && findings ? paintFindings(editor, found.document, findings) : undefined),
    [editor, found, findings],
  );
  useEffect(() => clearFindings, []);

  const choose = useCallback(
    (finding: Finding) => {
      setCurrent(finding);
      goToFinding(editor, stateToDocument(editor.getEditorState()), finding);
    },
    [editor],
  );
  const checking = useMemo((): Checking => {
    const now = findings?.find((finding) => current && isSame(finding, current)) ?? null;
    return {
      findings,
      ignored: known?.ignored ?? [],
      aroundOf: (finding) => {
        const [before = "", behind = ""] =
          found && finding.block !== null ? aroundOf(found.document, finding).split("|") : [];
        return [before, behind];
      },
      current: now,
      checkNow: (latest) => withoutIgnored(latest, check(latest, known?.context), known?.ignored ?? []),
      isEditable,
      choose,
      step: (direction) => {
        const next = nextFinding(findings ?? [], now, document, caretBlock(editor), direction);
        if (next) choose(next);
      },
      fix: (some) => {
        // From the newest state: what was found may be a moment old.
        const latest = stateToDocument(editor.getEditorState());
        const edits = editsOf(
          latest,
          some.filter((finding) => stillThere(latest, finding)),
        );
        if (edits.length > 0 && editor.isEditable()) replaceRuns(editor, applyEdits(latest, edits));
        store.refresh();
        return edits.length;
      },
      ignore: (finding, scope, reason) =>
        void task(async () => {
          const { rule, text } = finding;
          const ignored = {
            rule,
            text: scope === "rule" ? null : text,
            around: scope === "here" && found ? aroundOf(found.document, finding) : null,
          };
          await ask(bridge, "checking.ignore", { issue, ignored, reason });
        }),
      heed: (id) => void task(() => ask(bridge, "checking.heed", { id })),
    };
  }, [editor, bridge, task, issue, store, document, known, found, findings, current, isEditable, choose]);
  return <CheckingContext value={checking}>{children}</CheckingContext>;
}

/** A moment after an article came or went, ms: by then it is saved. */
const savedBy = 4000;

/** What the archive has already of the saved articles; looked for when an issue is opened and when it has other articles. */
function usePrinted(issue: number): readonly PrintedBefore[] {
  const { bridge } = useApp();
  const task = useTask();
  const [printed, setPrinted] = useState<readonly PrintedBefore[]>([]);
  const articles = useOutline()
    .sections.flatMap((section) => section.articles.map(({ id }) => id))
    .join(" ");
  const looked = useRef<string | null>(null);
  useEffect(() => {
    const wait = looked.current === null ? 0 : savedBy;
    looked.current = articles;
    const timer = setTimeout(
      () => void task(async () => setPrinted((await ask(bridge, "checking.printed", { issue })).printed)),
      wait,
    );
    return () => clearTimeout(timer);
  }, [bridge, task, issue, articles]);
  return printed;
}

/** What the library knows beside the issue; asked for anew when something of it changed. Null until the first answer. */
function useKnown(issue: number, printed: readonly PrintedBefore[]): Known | null {
  const { bridge } = useApp();
  const task = useTask();
  const [known, setKnown] = useState<Output<"checking.get"> | null>(null);
  useEffect(() => {
    let isOpen = true;
    const load = () =>
      void task(async () => {
        const next = await ask(bridge, "checking.get", { issue });
        if (isOpen) setKnown(next);
      });
    load();
    const stops = (["checking.changed", "names.changed", "publications.changed"] as const).map((event) =>
      bridge.on(event, load),
    );
    return () => {
      isOpen = false;
      for (const stop of stops) stop();
    };
  }, [bridge, task, issue]);
  return useMemo(() => known && { ...known, context: { ...known.context, printed } }, [known, printed]);
}

const isSame = (one: Finding, other: Finding): boolean =>
  one.rule === other.rule &&
  one.block === other.block &&
  one.start === other.start &&
  one.field === other.field;

/** The one behind the one that is looked at, or else behind the caret; after the last the first. */
function nextFinding(
  findings: readonly Finding[],
  current: Finding | null,
  { blocks }: BulletinDocument,
  caret: string | null,
  direction: 1 | -1,
): Finding | undefined {
  const at = current ? findings.indexOf(current) : -1;
  if (at >= 0) return findings[(at + direction + findings.length) % findings.length];
  const order = new Map(blocks.map(({ id }, index) => [id, index]));
  const from = order.get(caret ?? "") ?? 0;
  const placeOf = ({ block }: Finding) => (block === null ? -1 : (order.get(block) ?? 0));
  return direction === 1
    ? (findings.find((finding) => placeOf(finding) >= from) ?? findings[0])
    : (findings.findLast((finding) => placeOf(finding) <= from) ?? findings.at(-1));
}
