/** One line of the bulletin's name. Enter makes two of it, Backspace at its start joins it to the line above. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import type { KeyboardEvent } from "react";
import { masthead as mastheadSchema } from "../../shared/bulletin/schema.ts";
import type { nameLines } from "../../shared/layout/page.ts";
import { useMessages } from "../app/messages.tsx";
import { Field } from "./Field.tsx";
import { editFrame, readFrame } from "./frame.ts";

interface NameLineProps {
  index: number;
  line: ReturnType<typeof nameLines>[number];
  /** Whether no line of the name has any text: then the first one says what belongs here. */
  isEmptyName: boolean;
}

export function NameLine({ index, line, isEmptyName }: NameLineProps) {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages().editor;
  const names = () => readFrame(editor).masthead.name;
  const write = (field: string, name: string[]) =>
    editFrame(editor, field, (frame) => ({ ...frame, masthead: { ...frame.masthead, name } }));

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const before = names();
    if (event.key === "Enter" && mastheadSchema.shape.name.safeParse([...before, ""]).success) {
      event.preventDefault();
      write(
        "masthead.name",
        before.toSpliced(index, 1, value.slice(0, selectionStart ?? 0), value.slice(selectionEnd ?? 0)),
      );
      focusLine(event.currentTarget, index + 1, 0);
    } else if (event.key === "Backspace" && index > 0 && selectionStart === 0 && selectionEnd === 0) {
      event.preventDefault();
      const above = before[index - 1] ?? "";
      write("masthead.name", before.toSpliced(index - 1, 2, above + value));
      focusLine(event.currentTarget, index - 1, above.length);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      focusLine(event.currentTarget, index + (event.key === "ArrowUp" ? -1 : 1), selectionStart ?? 0);
    }
  };
  return (
    <div
      className="masthead-name"
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
          write(`masthead.name.${index}`, names().toSpliced(index, 1, text));
          return { value: text };
        }}
      />
    </div>
  );
}

/** Focus goes to another line once React has drawn it. */
function focusLine(from: HTMLElement, index: number, caret: number): void {
  const paper = from.closest(".paper");
  requestAnimationFrame(() => {
    const field = paper?.querySelector<HTMLInputElement>(`[data-field="masthead.name.${index}"] input`);
    field?.focus();
    field?.setSelectionRange(caret, caret);
  });
}
