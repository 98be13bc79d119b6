import { useState } from "react";
import type { Block } from "../../../shared/bulletin/schema.ts";
import { kindOf, templateKinds, type TemplateContent } from "../../../shared/bulletin/templates/template.ts";
import type { Template } from "../../../shared/contract/templates.ts";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TemplatePreview } from "./TemplatePreview.tsx";

interface KeepDialogProps {
  blocks: Block[];
  templates: readonly Template[];
  /** `over`: the template that it takes the place of. */
  onKeep: (content: TemplateContent, over: Template | undefined) => void;
  onClose: () => void;
}

/** A name and a kind for a template made of what is selected. The name of one that is there saves over it, knowingly. */
export function KeepDialog({ blocks, templates, onKeep, onClose }: KeepDialogProps) {
  const { templates: words, window: frame } = useMessages();
  const [name, setName] = useState("");
  const [kind, setKind] = useState(() => kindOf(blocks));
  const over = templates.find((template) => template.name === name.trim());
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
            onClick={() => onKeep({ name: name.trim(), kind, limit: over?.limit ?? null, blocks }, over)}
          >
            {over ? words.saveOver : words.keepIt}
          </Button>
        </>
      }
    >
      <div className="template-form">
        <label>
          {words.name}
          <input
            className="text-field"
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
      <p className="faint" role="status">
        {over ? words.willSaveOver(over.name) : words.keepHint}
      </p>
      <TemplatePreview blocks={blocks} />
    </Dialog>
  );
}
