import { useId, useState, type KeyboardEvent } from "react";
import type { Template } from "../../../shared/contract/templates.ts";
import { useMessages } from "../../app/messages.tsx";
import { goTo } from "../../app/route.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TemplatePreview } from "./TemplatePreview.tsx";
import { namedLike } from "./use-templates.ts";

interface TemplateDialogProps {
  templates: readonly Template[];
  onInsert: (template: Template) => void;
  /** Makes one of what is selected instead. */
  onKeep: () => void;
  onClose: () => void;
}

/** Chooses a template by name and sight. */
export function TemplateDialog({ templates, onInsert, onKeep, onClose }: TemplateDialogProps) {
  const { templates: words, window: frame } = useMessages();
  const [text, setText] = useState("");
  const [current, setCurrent] = useState(0);
  const list = useId();
  const found = namedLike(templates, text);
  const chosen = found[current];
  const insert = (template: Template | undefined) => {
    if (!template) return;
    onClose();
    // Once the dialog has given the focus back.
    setTimeout(() => onInsert(template));
  };
  const leaveFor = (work: () => void) => () => {
    onClose();
    setTimeout(work);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.nativeEvent.isComposing || step === 0 || found.length === 0) return;
    event.preventDefault();
    setCurrent((current + step + found.length) % found.length);
  };
  return (
    <Dialog
      wide
      title={words.insert}
      onClose={onClose}
      actions={
        <>
          <span className="start">
            <Button look="quiet" onClick={leaveFor(onKeep)}>
              {words.keepSelected}
            </Button>
            <Button look="quiet" onClick={leaveFor(() => goTo({ screen: "templates" }))}>
              {words.manage}
            </Button>
          </span>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={!chosen} onClick={() => insert(chosen)}>
            {words.insertIt}
          </Button>
        </>
      }
    >
      <input
        className="text-field"
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={chosen ? `${list}-${current}` : undefined}
        aria-label={words.search}
        placeholder={words.search}
        value={text}
        data-autofocus
        spellCheck={false}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setCurrent(0);
        }}
      />
      <div className="template-choice">
        <div className="template-list" id={list} role="listbox" aria-label={words.title}>
          {found.map((template, index) => (
            <button
              type="button"
              tabIndex={-1}
              key={template.id}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === current}
              onClick={() => setCurrent(index)}
              onDoubleClick={() => insert(template)}
              ref={(element) => {
                if (index === current) element?.scrollIntoView({ block: "nearest" });
              }}
            >
              {template.name}
              <small>
                {template.limit === null
                  ? words.kinds[template.kind]
                  : words.kindAndLimit(words.kinds[template.kind], template.limit)}
              </small>
            </button>
          ))}
        </div>
        {chosen ? (
          <TemplatePreview blocks={chosen.blocks} />
        ) : (
          <p className="faint">{templates.length === 0 ? words.none : words.noneFound}</p>
        )}
      </div>
      <p className="faint">{words.fieldHint}</p>
    </Dialog>
  );
}
