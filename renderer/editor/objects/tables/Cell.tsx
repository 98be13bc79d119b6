import { useState, type KeyboardEvent } from "react";
import type { PlacedTableCell } from "../../../../shared/document/table.ts";
import { useMessages } from "../../../app/messages.tsx";
import styles from "./tables.module.css";

/** The middle is the rule. */
const alignments = { left: styles.left, center: undefined, right: styles.right };

interface CellProps {
  placedCell: PlacedTableCell;
  isHeader: boolean;
  isSelected: boolean;
  isEditable: boolean;
  write: (text: string) => void;
  /** Called when the cell gets the focus. `isReturn`: from a dialog, a menu or another window. */
  onEnter: (isReturn: boolean) => void;
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

/**
 * One cell: a text field without a frame that grows with its text. Composed text is written when the input
 * method commits it.
 */
export function Cell({ placedCell, isHeader, isSelected, isEditable, write, onEnter, onKeyDown }: CellProps) {
  const words = useMessages().objects;
  const [composedText, setComposedText] = useState<string | null>(null);
  const { cell, row, column, rows, columns } = placedCell;
  const text = composedText ?? cell.text;
  const Tag = isHeader ? "th" : "td";
  return (
    <Tag
      scope={isHeader ? "col" : undefined}
      rowSpan={rows}
      colSpan={columns}
      className={cell.align && alignments[cell.align]}
      data-cell={`${row} ${column}`}
      aria-selected={isSelected}
    >
      <span className={styles.cell} data-text={text}>
        <textarea
          rows={1}
          value={text}
          readOnly={!isEditable}
          spellCheck={false}
          autoComplete="off"
          data-field="table.cell"
          aria-label={words.cell(row + 1, column + 1)}
          onChange={(event) =>
            composedText === null
              ? write(event.currentTarget.value)
              : setComposedText(event.currentTarget.value)
          }
          onCompositionStart={() => setComposedText(cell.text)}
          onCompositionEnd={(event) => {
            setComposedText(null);
            write(event.currentTarget.value);
          }}
          onBlur={() => setComposedText(null)}
          onFocus={({ relatedTarget }) => onEnter(!relatedTarget?.closest("[data-lexical-editor]"))}
          onKeyDown={(event) => {
            if (!event.nativeEvent.isComposing) onKeyDown(event);
          }}
        />
      </span>
    </Tag>
  );
}
