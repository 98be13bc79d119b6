/** State and actions of checking (检查) one open issue: findings, ignored findings, fixing and ignoring. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { applyEdits } from "../../../shared/editing/edits.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { Output } from "../../../shared/contract/calls.ts";
import {
  aroundOf,
  noContext,
  editsOf,
  isStillThere,
  withoutIgnored,
  type Context,
  type Finding,
  type PrintedBefore,
} from "../../../shared/proofing/index.ts";
import { useApp } from "../../app/context.tsx";
import { useTask } from "../../app/use-task.ts";
import { commit } from "../document/commit.ts";
import { readBulletin } from "../document/read.ts";
import { caretBlock } from "../document/bring-in.ts";
import { useOutline, useOutlinedBulletin } from "../session/editor-state.tsx";
import { createChecker, type Checker } from "./checker.ts";
import { clearFindings, goToFinding, paintFindings } from "./places.ts";

/**
 * How far ignoring a finding reaches: this place, this text in every issue of the publication, or the whole
 * rule.
 */
export type IgnoreScope = "here" | "text" | "rule";

/** What a check needs besides the bulletin. */
type CheckInput = Output<"checking.get"> & { context: Context };

export interface Checking {
  /** In the order of the text, updated when typing pauses; null until the first check is done. */
  findings: readonly Finding[] | null;
  /** The findings that people ignored in this issue and its publication. */
  ignored: CheckInput["ignored"];
  /** The text before and after a finding. */
  aroundOf(finding: Finding): [before: string, after: string];
  /** Checks a bulletin without waiting for a pause in typing. */
  checkNow(bulletin: BulletinDocument): Promise<Finding[]>;
  /** The finding that was chosen last, if it still exists. */
  current: Finding | null;
  isEditable: boolean;
  /** Makes a finding the current one and goes to it. */
  choose(finding: Finding): void;
  /** Chooses the next or the previous finding, from the current one or else from the caret. */
  step(direction: 1 | -1): void;
  /** Fixes findings as one undo step; returns how many were fixed. */
  fix(findings: readonly Finding[]): number;
  ignore(finding: Finding, scope: IgnoreScope, reason: string): void;
  /** Stops ignoring an entry of `ignored`. */
  stopIgnoring(id: number): void;
}

/** The findings of the latest check, and the bulletin that was checked. */
interface CheckAnswer {
  bulletin: BulletinDocument;
  findings: readonly Finding[];
}

const CheckingContext = createContext<Checking | null>(null);

/** The checks of the open issue. @throws Error outside `CheckingProvider` */
export function useChecking(): Checking {
  const checking = use(CheckingContext);
  if (!checking) throw new Error("useChecking must be used inside CheckingProvider");
  return checking;
}

/** Checks the open issue whenever typing pauses, and underlines the findings. */
export function CheckingProvider({ issue, children }: { issue: number; children: ReactNode }) {
  const [editor] = useLexicalComposerContext();
  const { bridge } = useApp();
  const task = useTask();
  const isEditable = useLexicalEditable();
  const bulletin = useOutlinedBulletin();
  const input = useCheckInput(issue, usePrintedBefore(issue));
  const checker = useRef<Checker | null>(null);
  const [answer, setAnswer] = useState<CheckAnswer | null>(null);
  const [current, setCurrent] = useState<Finding | null>(null);
  useEffect(() => {
    checker.current = createChecker((checkedBulletin, findings) =>
      setAnswer({ bulletin: checkedBulletin, findings }),
    );
    return () => checker.current?.stop();
  }, []);
  useEffect(() => {
    if (input) checker.current?.check(bulletin, input.context);
  }, [bulletin, input]);
  const findings = useMemo(
    () => answer && input && withoutIgnored(answer.bulletin, answer.findings, input.ignored),
    [answer, input],
  );
  useEffect(
    () => (answer && findings ? paintFindings(editor, answer.bulletin, findings) : undefined),
    [editor, answer, findings],
  );
  useEffect(() => clearFindings, []);

  const choose = useCallback(
    (finding: Finding) => {
      setCurrent(finding);
      goToFinding(editor, readBulletin(editor), finding);
    },
    [editor],
  );
  const checking = useMemo((): Checking => {
    const currentFinding = findings?.find((finding) => current && isSame(finding, current)) ?? null;
    return {
      findings,
      ignored: input?.ignored ?? [],
      aroundOf: (finding) => {
        const [before = "", after = ""] =
          answer && finding.block !== null ? aroundOf(answer.bulletin, finding).split("|") : [];
        return [before, after];
      },
      current: currentFinding,
      checkNow: async (latest) => {
        const found = await checker.current?.checkOnce(latest, input?.context ?? noContext);
        return withoutIgnored(latest, found ?? [], input?.ignored ?? []);
      },
      isEditable,
      choose,
      step: (direction) => {
        const next = nextFinding(findings ?? [], currentFinding, bulletin, caretBlock(editor), direction);
        if (next) choose(next);
      },
      fix: (someFindings) => {
        // Read the newest state, because the findings may be a moment old.
        const latest = readBulletin(editor);
        const edits = editsOf(
          latest,
          someFindings.filter((finding) => isStillThere(latest, finding)),
        );
        commit(editor, () => applyEdits(latest, edits));
        return edits.length;
      },
      ignore: (finding, scope, reason) =>
        void task(async () => {
          const { rule, text } = finding;
          const ignoredFinding = {
            rule,
            text: scope === "rule" ? null : text,
            around: scope === "here" && answer ? aroundOf(answer.bulletin, finding) : null,
          };
          await bridge.ask("checking.ignore", { issue, ignored: ignoredFinding, reason });
        }),
      stopIgnoring: (id) => void task(() => bridge.ask("checking.stopIgnoring", { id })),
    };
  }, [editor, bridge, task, issue, bulletin, input, answer, findings, current, isEditable, choose]);
  return <CheckingContext value={checking}>{children}</CheckingContext>;
}

/**
 * How long to wait after articles were added or removed, in ms. By then the issue is saved, and only saved
 * articles are compared.
 */
const saveDelay = 4000;

/**
 * Articles of the issue that earlier issues already contain; read when the issue is opened and when its
 * articles change.
 */
function usePrintedBefore(issue: number): readonly PrintedBefore[] {
  const { bridge } = useApp();
  const task = useTask();
  const [printedBefore, setPrintedBefore] = useState<readonly PrintedBefore[]>([]);
  const articles = useOutline()
    .sections.flatMap((section) => section.articles.map(({ id }) => id))
    .join(" ");
  const lastArticles = useRef<string | null>(null);
  useEffect(() => {
    const delay = lastArticles.current === null ? 0 : saveDelay;
    lastArticles.current = articles;
    const timer = setTimeout(
      () =>
        void task(async () =>
          setPrintedBefore((await bridge.ask("checking.findPrinted", { issue })).printed),
        ),
      delay,
    );
    return () => clearTimeout(timer);
  }, [bridge, task, issue, articles]);
  return printedBefore;
}

/**
 * Reads what a check needs from the library, and again when any of it changes. Null until the first answer.
 */
function useCheckInput(issue: number, printedBefore: readonly PrintedBefore[]): CheckInput | null {
  const { bridge } = useApp();
  const task = useTask();
  const [input, setInput] = useState<Output<"checking.get"> | null>(null);
  useEffect(() => {
    let isMounted = true;
    const load = () =>
      void task(async () => {
        const next = await bridge.ask("checking.get", { issue });
        if (isMounted) setInput(next);
      });
    load();
    const stops = (["checking.changed", "names.changed", "publications.changed"] as const).map((event) =>
      bridge.on(event, load),
    );
    return () => {
      isMounted = false;
      for (const stop of stops) stop();
    };
  }, [bridge, task, issue]);
  return useMemo(
    () => input && { ...input, context: { ...input.context, printed: printedBefore, speller: null } },
    [input, printedBefore],
  );
}

const isSame = (one: Finding, other: Finding): boolean =>
  one.rule === other.rule &&
  one.block === other.block &&
  one.start === other.start &&
  one.field === other.field;

/**
 * The finding after (`direction` 1) or before (-1) the current one; without a current one, the nearest in
 * that direction from the block of the caret. Wraps around at the ends.
 *
 * @param caret id of the block that contains the caret
 */
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
