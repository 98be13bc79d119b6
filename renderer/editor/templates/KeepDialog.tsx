import { useState } from "react";
import type { Block } from "../../../shared/document/schema.ts";
import { kindOf, templateKinds, type TemplateContent } from "../../../shared/templates/template.ts";
import type { Template } from "../../../shared/contract/templates.ts";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TemplatePreview } from "./TemplatePreview.tsx";
import kit from "../../ui/kit.module.css";
import styles from "./templates.module.css";

interface KeepDialogProps {
  blocks: Block[];
  templates: readonly Template[];
  /** Called with the template that the new one replaces, if any. */
  onKeep: (content: TemplateContent, replacedTemplate: Template | undefined) => void;
  onClose: () => void;
}

/**
 * Asks for the name and the kind of a new template. The name of an existing one replaces that, and the dialog
 * says so.
 */
export function KeepDialog({ blocks, templates, onKeep, onClose }: KeepDialogProps) {
  const { templates: words, window: frame } = useMessages();
  const [name, setName] = useState("");
  const [kind, setKind] = useState(() => kindOf(blocks));
  const replacedTemplate = templates.find((template) => template.name === name.trim());
  return (
    <Dialog
      wide
      title={words.keep}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button
            look="primary"
            disabled={name.trim() === ""}
            onClick={() =>
              onKeep(
                { name: name.trim(), kind, limit: replacedTemplate?.limit ?? null, blocks },
                replacedTemplate,
              )
            }
          >
            {replacedTemplate ? words.saveOver : words.keepIt}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <label>
          {words.name}
          <input
            className={kit.textField}
            data-autofocus
            maxLength={40}
            value={name}
            placeholder={words.nameHint}
            spellCheck={false}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <span>
          {words.kind}
          <Choice
            label={words.kind}
            value={kind}
            options={templateKinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={setKind}
          />
        </span>
      </div>
      <p className={kit.faint} role="status">
        {replacedTemplate ? words.willSaveOver(replacedTemplate.name) : words.keepHint}
      </p>
      <TemplatePreview blocks={blocks} />
    </Dialog>
  );
}
