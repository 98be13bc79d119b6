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

interface CommandPaletteProps {
  /** What the window's commands do here; one that is missing is not offered. */
  work: { [C in WindowCommand]?: () => void };
  onClose: () => void;
}

/** Every command of the desk by its name, with its keys: to run one, and to learn its keys. */
export function CommandPalette({ work, onClose }: CommandPaletteProps) {
  const words = useMessages().palette;
  const entries = useEntries(work);
  const [text, setText] = useState("");
  const [current, setCurrent] = useState(0);
  const list = useId();
  const wanted = text.trim().toLowerCase();
  const shown = entries.filter(({ label, keys, name }) =>
    `${label} ${keys} ${name}`.toLowerCase().includes(wanted),
  );
  const run = (entry: Entry | undefined) => {
    if (!entry?.isEnabled) return;
    onClose();
    // Once the dialog has given the focus back: most commands act where the caret is.
    setTimeout(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && shown.length > 0) setCurrent((current + step + shown.length) % shown.length);
    if (event.key === "Enter") run(shown[current]);
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
        aria-activedescendant={shown[current] ? `${list}-${current}` : undefined}
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
        {shown.map((entry, index) => (
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
      {shown.length === 0 ? <p className="faint">{words.none}</p> : null}
    </Dialog>
  );
}

function useEntries(work: CommandPaletteProps["work"]): Entry[] {
  const { editor: editorWords, palette: words } = useMessages();
  const { run } = useEditorCommand();
  const status = useStatus();
  const known = new Set<string>(commandNames);
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
      return act && !known.has(name) && name !== "palette.open"
        ? [{ name, label: words.commands[name], keys: keysOf(name), isEnabled: true, run: act }]
        : [];
    }),
  ];
}
