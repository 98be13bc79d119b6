import { useId, useState, type KeyboardEvent } from "react";
import { windowCommands, type WindowCommand } from "../../shared/contract/commands.ts";
import { useMessages } from "../app/messages.tsx";
import { keysOf } from "../app/shell-commands.ts";
import { commandNames, commands, useEditorCommand, useStatus, writeShortcut } from "../editor/index.ts";
import { Dialog } from "../ui/Dialog.tsx";

interface Entry {
  name: string;
  label: string;
  keys: string;
  isEnabled: boolean;
  run: () => void;
}

const arrowSteps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

interface CommandPaletteProps {
  /** The functions of the window's commands; a command without one is not listed. */
  work: { [C in WindowCommand]?: () => void };
  onClose: () => void;
}

/** A dialog that lists all commands of the desk with their keys, to search and run one. */
export function CommandPalette({ work, onClose }: CommandPaletteProps) {
  const words = useMessages().palette;
  const entries = useEntries(work);
  const [text, setText] = useState("");
  const [current, setCurrent] = useState(0);
  const list = useId();
  const query = text.trim().toLowerCase();
  const matches = entries.filter(({ label, keys, name }) =>
    `${label} ${keys} ${name}`.toLowerCase().includes(query),
  );
  const run = (entry: Entry | undefined) => {
    if (!entry?.isEnabled) return;
    onClose();
    // After the dialog has returned the focus, because most commands act at the caret.
    setTimeout(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = arrowSteps[event.key] ?? 0;
    if (step !== 0 && matches.length > 0) setCurrent((current + step + matches.length) % matches.length);
    if (event.key === "Enter") run(matches[current]);
    if (step !== 0 || event.key === "Enter") event.preventDefault();
  };
  return (
    <Dialog title={words.title} onClose={onClose} actions={null}>
      <input
        className="text-field palette-search"
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={matches[current] ? `${list}-${current}` : undefined}
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
      <div className="palette" id={list} role="listbox" aria-label={words.title}>
        {matches.map((entry, index) => (
          <button
            type="button"
            tabIndex={-1}
            key={entry.name}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === current}
            aria-disabled={!entry.isEnabled}
            onClick={() => run(entry)}
            ref={(element) => {
              if (index === current) element?.scrollIntoView({ block: "nearest" });
            }}
          >
            {entry.label}
            <kbd>{entry.keys}</kbd>
          </button>
        ))}
      </div>
      {matches.length === 0 ? <p className="faint">{words.none}</p> : null}
    </Dialog>
  );
}

/** The editor's commands, then those window commands that the editor does not have under the same name. */
function useEntries(work: CommandPaletteProps["work"]): Entry[] {
  const { editor: editorWords, palette: words } = useMessages();
  const { run } = useEditorCommand();
  const status = useStatus();
  const editorNames = new Set<string>(commandNames);
  return [
    ...commandNames.map((name) => {
      const [first] = commands[name].shortcuts;
      return {
        name,
        label: editorWords.commands[name],
        keys: first ? writeShortcut(first) : "",
        isEnabled: commands[name].isEnabled(status),
        run: () => void run(name),
      };
    }),
    ...(Object.keys(windowCommands) as WindowCommand[]).flatMap((name) => {
      const act = work[name];
      return act && !editorNames.has(name) && name !== "palette.open"
        ? [{ name, label: words.commands[name], keys: keysOf(name), isEnabled: true, run: act }]
        : [];
    }),
  ];
}
