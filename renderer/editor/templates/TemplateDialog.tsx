import { useId, useState, type KeyboardEvent } from "react";
import type { Template } from "../../../shared/contract/templates.ts";
import { useMessages } from "../../app/messages.tsx";
import { goTo } from "../../app/route.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TemplatePreview } from "./TemplatePreview.tsx";
import { namedLike } from "./use-templates.ts";
import kit from "../../ui/kit.module.css";
import styles from "./templates.module.css";

/** How many rows a key moves. */
const arrowSteps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

interface TemplateDialogProps {
  templates: readonly Template[];
  onInsert: (template: Template) => void;
  /** Opens the dialog that makes a template of the selection instead. */
  onKeep: () => void;
  onClose: () => void;
}

/** Chooses a template by its name, with a preview. */
export function TemplateDialog({ templates, onInsert, onKeep, onClose }: TemplateDialogProps) {
  const { templates: words, window: frame } = useMessages();
  const [text, setText] = useState("");
  const [current, setCurrent] = useState(0);
  const list = useId();
  const matches = namedLike(templates, text);
  const currentTemplate = matches[current];
  const insert = (template: Template | undefined) => {
    if (!template) return;
    onClose();
    // Wait until the closed dialog has returned the focus.
    setTimeout(() => onInsert(template));
  };
  const leaveFor = (work: () => void) => () => {
    onClose();
    setTimeout(work);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrowSteps[event.key];
    if (event.nativeEvent.isComposing || step === undefined || matches.length === 0) return;
    event.preventDefault();
    setCurrent((current + step + matches.length) % matches.length);
  };
  return (
    <Dialog
      wide
      title={words.insert}
      onClose={onClose}
      actions={
        <>
          <span className={kit.start}>
            <Button look="quiet" onClick={leaveFor(onKeep)}>
              {words.keepSelected}
            </Button>
            <Button look="quiet" onClick={leaveFor(() => goTo({ screen: "templates" }))}>
              {words.manage}
            </Button>
          </span>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={!currentTemplate} onClick={() => insert(currentTemplate)}>
            {words.insertIt}
          </Button>
        </>
      }
    >
      <input
        className={kit.textField}
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={currentTemplate ? `${list}-${current}` : undefined}
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
      <div className={styles.choice}>
        <TemplateList
          id={list}
          templates={matches}
          current={current}
          onPoint={setCurrent}
          onInsert={insert}
        />
        {currentTemplate ? (
          <TemplatePreview blocks={currentTemplate.blocks} />
        ) : (
          <p className={kit.faint}>{templates.length === 0 ? words.none : words.noneFound}</p>
        )}
      </div>
      <p className={kit.faint}>{words.fieldHint}</p>
    </Dialog>
  );
}

interface TemplateListProps {
  id: string;
  templates: readonly Template[];
  /** Index of the selected row. */
  current: number;
  onPoint: (index: number) => void;
  onInsert: (template: Template) => void;
}

/** The names of the templates; a double click inserts one. */
function TemplateList({ id, templates, current, onPoint, onInsert }: TemplateListProps) {
  const words = useMessages().templates;
  return (
    <div className={styles.list} id={id} role="listbox" aria-label={words.title}>
      {templates.map((template, index) => (
        <button
          type="button"
          tabIndex={-1}
          key={template.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === current}
          onClick={() => onPoint(index)}
          onDoubleClick={() => onInsert(template)}
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
  );
}
