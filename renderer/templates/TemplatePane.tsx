import { useState } from "react";
import { templateKinds, type TemplateContent } from "../../shared/templates/template.ts";
import type { Template } from "../../shared/contract/templates.ts";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import { BulletinEditor, EditorToolbar, Paper } from "../editor/index.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { useTemplateText } from "./use-template-text.ts";
import page from "../page/page.module.css";
import kit from "../ui/kit.module.css";
import styles from "./templates-screen.module.css";

interface TemplatePaneProps {
  template: Template;
  onSave: (change: Partial<TemplateContent>) => Promise<unknown>;
  onRemove: () => void;
  onExport: () => void;
}

/** One template: its name, kind and limit, and its text on paper. All changes are saved automatically. */
export function TemplatePane({ template, onSave, onRemove, onExport }: TemplatePaneProps) {
  const { templates: words } = useMessages();
  const { state, noteEdit, bulletin, loads } = useTemplateText(template, onSave);
  return (
    <section className={styles.pane} aria-label={template.name}>
      <header className={styles.bar}>
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
        <label className={styles.limit}>
          {words.limit}
          <TextField
            label={words.limit}
            hint={words.noLimit}
            value={template.limit === null ? "" : String(template.limit)}
            isValid={(text) => /^(?:[1-9]\d{0,4})?$/u.test(text)}
            onChange={(text) => void onSave({ limit: text === "" ? null : Number(text) })}
          />
        </label>
        <span className={page.filterSpace} />
        <span className={kit.faint} role="status" data-state={state}>
          {{ empty: words.emptyNotSaved, saved: words.allSaved, saving: words.saving }[state]}
        </span>
        <Button onClick={onExport}>{words.export}</Button>
        <Button onClick={onRemove}>{words.remove}</Button>
      </header>
      <BulletinEditor key={loads} bulletin={bulletin} onEdit={noteEdit}>
        <EditorToolbar />
        <div className={styles.paper}>
          <Paper bodyOnly />
        </div>
      </BulletinEditor>
      <p className={joinClasses(kit.faint, styles.hint)}>{words.keepHint}</p>
    </section>
  );
}

interface TextFieldProps {
  label: string;
  hint?: string;
  value: string;
  isValid: (text: string) => boolean;
  onChange: (text: string) => void;
}

/**
 * A field that stores its text when it loses the focus or Enter is pressed. Escape restores the value, as
 * does leaving the field with text that is not valid.
 */
function TextField({ label, hint, value, isValid, onChange }: TextFieldProps) {
  const [typedText, setTypedText] = useState<string | null>(null);
  const text = (typedText ?? value).trim();
  const commit = () => {
    setTypedText(null);
    if (typedText !== null && text !== value && isValid(text)) onChange(text);
  };
  return (
    <input
      className={kit.textField}
      aria-label={label}
      placeholder={hint}
      maxLength={40}
      value={typedText ?? value}
      spellCheck={false}
      autoComplete="off"
      aria-invalid={!isValid(text)}
      onChange={(event) => setTypedText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setTypedText(null);
      }}
    />
  );
}
