/** One line of the bulletin's name. Enter splits it, Backspace at its start joins it to the line above. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import type { KeyboardEvent } from "react";
import { masthead as mastheadSchema } from "../../../shared/document/schema.ts";
import type { nameLines } from "../../../shared/layout/page.ts";
import { useMessages } from "../../app/messages.tsx";
import { Field } from "./Field.tsx";
import { editFrame, readFrame } from "../document/frame.ts";
import styles from "./paper.module.css";

interface NameLineProps {
  index: number;
  line: ReturnType<typeof nameLines>[number];
  /** Whether the whole name is empty; then only the first line shows the hint. */
  isEmptyName: boolean;
}

export function NameLine({ index, line, isEmptyName }: NameLineProps) {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages().editor;
  const readLines = () => readFrame(editor).masthead.name;
  const writeLines = (field: string, name: string[]) =>
    editFrame(editor, field, (frame) => ({ ...frame, masthead: { ...frame.masthead, name } }));

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const lines = readLines();
    if (event.key === "Enter" && mastheadSchema.shape.name.safeParse([...lines, ""]).success) {
      event.preventDefault();
      writeLines(
        "masthead.name",
        lines.toSpliced(index, 1, value.slice(0, selectionStart ?? 0), value.slice(selectionEnd ?? 0)),
      );
      focusLine(event.currentTarget, index + 1, 0);
    } else if (event.key === "Backspace" && index > 0 && selectionStart === 0 && selectionEnd === 0) {
      event.preventDefault();
      const above = lines[index - 1] ?? "";
      writeLines("masthead.name", lines.toSpliced(index - 1, 2, above + value));
      focusLine(event.currentTarget, index - 1, above.length);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      focusLine(event.currentTarget, index + (event.key === "ArrowUp" ? -1 : 1), selectionStart ?? 0);
    }
  };
  return (
    <div
      className={styles.mastheadName}
      style={{
        height: `calc(${line.lines} * var(--line-pitch))`,
        fontSize: `${line.size}pt`,
        letterSpacing: `${line.spacing}pt`,
        paddingLeft: `${line.spacing}pt`,
      }}
    >
      <Field
        name={`masthead.name.${index}`}
        label={messages.name(index + 1)}
        hint={isEmptyName && index > 0 ? "" : messages.nameHint}
        value={line.text}
        onKeyDown={onKeyDown}
        write={(text) => {
          writeLines(`masthead.name.${index}`, readLines().toSpliced(index, 1, text));
          return { value: text };
        }}
      />
    </div>
  );
}

/** Focuses another line after React has rendered it. `caret` is in UTF-16 units. */
function focusLine(from: HTMLElement, index: number, caret: number): void {
  const paper = from.closest(".paper");
  requestAnimationFrame(() => {
    const field = paper?.querySelector<HTMLInputElement>(`[data-field="masthead.name.${index}"] input`);
    field?.focus();
    field?.setSelectionRange(caret, caret);
  });
}
