import { useCallback, useEffect, useRef, useState } from "react";
import { copyOf } from "../../shared/basics/json.ts";
import { sameData } from "../../shared/document/canonical.ts";
import { emptyDocument } from "../../shared/document/empty.ts";
import type { Block, BulletinDocument } from "../../shared/document/schema.ts";
import { bareBlocks, type TemplateContent } from "../../shared/templates/template.ts";
import type { Template } from "../../shared/contract/templates.ts";
import { useApp } from "../app/context.tsx";
import { useTask } from "../app/use-task.ts";

type SavingState = "saved" | "saving" | "empty";

interface TemplateText {
  state: SavingState;
  noteEdit: (read: () => BulletinDocument) => void;
  /** The text to edit. */
  bulletin: BulletinDocument;
  /** How many times the text was loaded again, because it was changed elsewhere. */
  loads: number;
}

/** Time from the last edit to the save, in ms. */
const pause = 400;

const toBulletin = (blocks: Block[]): BulletinDocument => ({ ...emptyDocument(), blocks });
/** As the library stores them. */
const toStored = (blocks: Block[]): Block[] => copyOf(blocks);

/**
 * The text of a template: saved when typing pauses and on unmount, unless it is empty; loaded again when it was
 * changed elsewhere, such as in another window or by taking it back from a backup.
 */
export function useTemplateText(
  template: Template,
  onSave: (change: Partial<TemplateContent>) => Promise<unknown>,
): TemplateText {
  const [state, setState] = useState<SavingState>("saved");
  const [text, setText] = useState(() => ({ loads: 0, bulletin: toBulletin(template.blocks) }));
  const unsavedEdit = useRef<{ read: () => BulletinDocument; timer: ReturnType<typeof setTimeout> } | null>(
    null,
  );
  /** What this pane has loaded or saved last, and how many of its saves are under way or have failed. */
  const stored = useRef({ blocks: template.blocks, saves: 0 });
  const latest = useRef(onSave);
  useEffect(() => {
    latest.current = onSave;
  });
  const flush = useCallback(() => {
    const edit = unsavedEdit.current;
    unsavedEdit.current = null;
    if (!edit) return;
    clearTimeout(edit.timer);
    const blocks = bareBlocks(edit.read().blocks);
    if (blocks.length === 0) {
      setState("empty");
      return;
    }
    stored.current = { blocks: toStored(blocks), saves: stored.current.saves + 1 };
    void latest.current({ blocks }).then((answer) => {
      // After a failed save, what was typed stays on the screen.
      if (!answer) return;
      stored.current.saves -= 1;
      if (!unsavedEdit.current) setState("saved");
    });
  }, []);
  useEffect(() => flush, [flush]);
  const noteEdit = useCallback(
    (read: () => BulletinDocument) => {
      clearTimeout(unsavedEdit.current?.timer);
      unsavedEdit.current = { read, timer: setTimeout(flush, pause) };
      setState("saving");
    },
    [flush],
  );
  const isOther = useCallback(
    (blocks: Block[]) =>
      unsavedEdit.current === null && stored.current.saves === 0 && !sameData(blocks, stored.current.blocks),
    [],
  );
  const load = useCallback((blocks: Block[]) => {
    stored.current = { ...stored.current, blocks };
    setText(({ loads }) => ({ loads: loads + 1, bulletin: toBulletin(blocks) }));
    setState("saved");
  }, []);
  useOtherText(template, isOther, load);
  return { state, noteEdit, ...text };
}

/** Calls `load` with the stored text of a template if it is another one than the pane has. */
function useOtherText(
  template: Template,
  isOther: (blocks: Block[]) => boolean,
  load: (blocks: Block[]) => void,
): void {
  const { bridge } = useApp();
  const task = useTask();
  useEffect(() => {
    if (!isOther(template.blocks)) return undefined;
    let isNeeded = true;
    void task(async () => {
      // The list may be older than the last save of this pane, so it is asked for again.
      const { templates } = await bridge.ask("templates.list", {});
      const blocks = templates.find(({ id }) => id === template.id)?.blocks;
      if (isNeeded && blocks && isOther(blocks)) load(blocks);
    });
    return () => {
      isNeeded = false;
    };
  }, [bridge, isOther, load, task, template]);
}
