import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { Popover, Toolbar } from "radix-ui";
import { useState } from "react";
import { useMessages } from "../../../app/messages.tsx";
import { GridPicker } from "./GridPicker.tsx";
import { insertTable } from "./insert-table.ts";
import popups from "../../../ui/popups.module.css";
import tool from "../../../ui/tool.module.css";

/** The button of the toolbar that opens the grid for a new table. */
export function TableTool({ isEnabled }: { isEnabled: boolean }) {
  const [editor] = useLexicalComposerContext();
  const { commands, objects } = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Toolbar.Button asChild disabled={!isEnabled}>
        <Popover.Trigger
          className={tool.tool}
          title={objects.insertTable}
          onMouseDown={(event) => event.preventDefault()}
        >
          {commands["table.insert"]}
        </Popover.Trigger>
      </Toolbar.Button>
      <Popover.Portal>
        <Popover.Content
          className={popups.menu}
          align="start"
          sideOffset={4}
          aria-label={objects.insertTable}
          onCloseAutoFocus={(event) => {
            // A new table already has the focus.
            event.preventDefault();
            if (document.activeElement === document.body) editor.focus();
          }}
        >
          <GridPicker
            onChoose={(rows, columns) => {
              setIsOpen(false);
              insertTable(editor, rows, columns);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
