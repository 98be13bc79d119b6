import { useId, useState, type KeyboardEvent } from "react";
import type { CommandId } from "../../shared/contract/commands.ts";
import type { Messages } from "../../shared/messages/index.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { givenCommands, isCommandEnabled, keyLabelOf, runCommand } from "../app/commands.ts";
import { keepCaret } from "../app/keep-caret.ts";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import kit from "../ui/kit.module.css";
import styles from "./palette.module.css";

interface Entry {
  command: CommandId;
  label: string;
  keys: string;
  isEnabled: boolean;
}

const arrowSteps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A dialog that lists all commands that the window has now with their keys, to search and run one. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { commands: names, palette: words } = useMessages();
  // Read once, before the dialog takes the focus, on which some commands depend.
  const [entries] = useState(() => readEntries(names));
  const [restoreCaret] = useState(keepCaret);
  const [text, setText] = useState("");
  const [current, setCurrent] = useState(0);
  const list = useId();
  const query = text.trim().toLowerCase();
  const matches = entries.filter(({ label, keys, command }) =>
    `${label} ${keys} ${command}`.toLowerCase().includes(query),
  );
  const close = (then: () => void = () => {}) => {
    onClose();
    // The dialog returns the focus one task after it has closed.
    setTimeout(() =>
      setTimeout(() => {
        restoreCaret();
        then();
      }),
    );
  };
  // Most commands act at the caret or the focused entry.
  const run = (entry: Entry | undefined) => entry?.isEnabled && close(() => runCommand(entry.command));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = arrowSteps[event.key] ?? 0;
    if (step !== 0 && matches.length > 0) setCurrent((current + step + matches.length) % matches.length);
    if (event.key === "Enter") run(matches[current]);
    if (step !== 0 || event.key === "Enter") event.preventDefault();
  };
  return (
    <Dialog title={words.title} onClose={() => close()} actions={null}>
      <input
        className={joinClasses(kit.textField, styles.search)}
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
      <div className={styles.palette} id={list} role="listbox" aria-label={words.title}>
        {matches.map((entry, index) => (
          <button
            type="button"
            tabIndex={-1}
            key={entry.command}
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
      {matches.length === 0 ? <p className={kit.faint}>{words.none}</p> : null}
    </Dialog>
  );
}

/** The commands that have work now, but for the one that opens the palette. */
const readEntries = (names: Messages["commands"]): Entry[] =>
  givenCommands()
    .filter((command) => command !== "palette.open")
    .map((command) => ({
      command,
      label: names[command],
      keys: keyLabelOf(command),
      isEnabled: isCommandEnabled(command),
    }));
