import { useState, type KeyboardEvent } from "react";
import type { PlacedCell } from "../../../shared/bulletin/table.ts";
import { useMessages } from "../../app/messages.tsx";

interface CellProps {
  placed: PlacedCell;
  isHeader: boolean;
  isSelected: boolean;
  isEditable: boolean;
  write: (text: string) => void;
  onEnter: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

/**
 * One cell: a text field without a frame that grows with its text. Composed text is written when the input
 * method commits it.
 */
export function Cell({ placed, isHeader, isSelected, isEditable, write, onEnter, onKeyDown }: CellProps) {
  const words = useMessages().objects;
  const [composed, setComposed] = useState<string | null>(null);
  const { cell, row, column, rows, columns } = placed;
  const text = composed ?? cell.text;
  const Tag = isHeader ? "th" : "td";
  return (
    <Tag
      scope={isHeader ? "col" : undefined}
      rowSpan={rows}
      colSpan={columns}
      className={cell.align}
      data-cell={`${row} ${column}`}
      aria-selected={isSelected}
    >
      <span className="cell" data-text={text}>
        <textarea
          rows={1}
          value={text}
          readOnly={!isEditable}
          spellCheck={false}
          autoComplete="off"
          data-field="table.cell"
          aria-label={words.cell(row + 1, column + 1)}
          onChange={(event) =>
            composed === null ? write(event.currentTarget.value) : setComposed(event.currentTarget.value)
          }
          onCompositionStart={() => setComposed(cell.text)}
          onCompositionEnd={(event) => {
            setComposed(null);
            write(event.currentTarget.value);
          }}
          onBlur={() => setComposed(null)}
          onFocus={onEnter}
          onKeyDown={(event) => {
            if (!event.nativeEvent.isComposing) onKeyDown(event);
          }}
        />
      </span>
    </Tag>
  );
}
