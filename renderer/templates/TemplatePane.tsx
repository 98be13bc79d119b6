import { useCallback, useEffect, useRef, useState } from "react";
import { emptyDocument } from "../../shared/bulletin/empty.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { bareBlocks, templateKinds, type TemplateContent } from "../../shared/bulletin/templates/template.ts";
import type { Template } from "../../shared/contract/templates.ts";
import { useMessages } from "../app/messages.tsx";
import { BulletinEditor, EditorToolbar, Paper } from "../editor/index.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";

interface TemplatePaneProps {
  template: Template;
  onSave: (change: Partial<TemplateContent>) => Promise<unknown>;
  onRemove: () => void;
  onExport: () => void;
}

/** Pause in typing after which the text is saved, ms. */
const pause = 400;

/** One template: what it is called, and its text on paper. Whatever is changed is saved. */
export function TemplatePane({ template, onSave, onRemove, onExport }: TemplatePaneProps) {
  const { templates: words } = useMessages();
  const [document] = useState<BulletinDocument>(() => ({ ...emptyDocument(), blocks: template.blocks }));
  const { state, edited } = useSaving(onSave);
  return (
    <section className="template-pane" aria-label={template.name}>
      <header className="template-bar">
        <TextField
          label={words.name}
          value={template.name}
          isValid={(text) => text !== ""}
          onChange={(name) => void onSave({ name })}
        />
        <Choice
          label={words.kind}
          value={template.kind}
          options={templateKinds.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(kind) => void onSave({ kind })}
        />
        <label className="template-limit">
          {words.limit}
          <TextField
            label={words.limit}
            hint={words.noLimit}
            value={template.limit === null ? "" : String(template.limit)}
            isValid={(text) => /^(?:[1-9]\d{0,4})?$/u.test(text)}
            onChange={(text) => void onSave({ limit: text === "" ? null : Number(text) })}
          />
        </label>
        <span className="filter-space" />
        <span className="faint" role="status" data-state={state}>
          {state === "empty" ? words.emptyNotSaved : state === "saved" ? words.allSaved : words.saving}
        </span>
        <Button onClick={onExport}>{words.export}</Button>
        <Button onClick={onRemove}>{words.remove}</Button>
      </header>
      <BulletinEditor bulletin={document} onEdit={edited}>
        <EditorToolbar />
        <div className="template-paper">
          <Paper bodyOnly />
        </div>
      </BulletinEditor>
      <p className="faint template-hint">{words.keepHint}</p>
    </section>
  );
}

type SavingState = "saved" | "saving" | "empty";

/** Saves the text when typing pauses, and when the person goes elsewhere. A template without text is not saved. */
function useSaving(onSave: TemplatePaneProps["onSave"]): {
  state: SavingState;
  edited: (read: () => BulletinDocument) => void;
} {
  const [state, setState] = useState<SavingState>("saved");
  const waiting = useRef<{ read: () => BulletinDocument; timer: ReturnType<typeof setTimeout> } | null>(null);
  const latest = useRef(onSave);
  useEffect(() => {
    latest.current = onSave;
  });
  const flush = useCallback(() => {
    const edit = waiting.current;
    waiting.current = null;
    if (!edit) return;
    clearTimeout(edit.timer);
    const blocks = bareBlocks(edit.read().blocks);
    if (blocks.length === 0) setState("empty");
    else void latest.current({ blocks }).then((answer) => !waiting.current && answer && setState("saved"));
  }, []);
  useEffect(() => flush, [flush]);
  const edited = useCallback(
    (read: () => BulletinDocument) => {
      clearTimeout(waiting.current?.timer);
      waiting.current = { read, timer: setTimeout(flush, pause) };
      setState("saving");
    },
    [flush],
  );
  return { state, edited };
}

interface TextFieldProps {
  label: string;
  hint?: string;
  value: string;
  isValid: (text: string) => boolean;
  onChange: (text: string) => void;
}

/** A field that takes what was typed when it is left or Enter is pressed; Escape, or what is not valid, leaves it as it was. */
function TextField({ label, hint, value, isValid, onChange }: TextFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = (typed ?? value).trim();
  const leave = () => {
    setTyped(null);
    if (typed !== null && text !== value && isValid(text)) onChange(text);
  };
  return (
    <input
      className="text-field"
      aria-label={label}
      placeholder={hint}
      maxLength={40}
      value={typed ?? value}
      spellCheck={false}
      autoComplete="off"
      aria-invalid={!isValid(text)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") leave();
        if (event.key === "Escape") setTyped(null);
      }}
    />
  );
}
