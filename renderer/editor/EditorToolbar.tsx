/** The editor's bar of tools: undo, style, marks. Arrow keys go along it; the text keeps the caret. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  Bold,
  Check,
  ChevronDown,
  Redo2,
  RemoveFormatting,
  Underline,
  Undo2,
  type LucideIcon,
} from "lucide-react";
import { DropdownMenu, Toolbar, Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { isObjectStyle, textStyles } from "../../shared/bulletin/schema.ts";
import { useMessages } from "../app/messages.tsx";
import { commands, type CommandName, type EditorStatus } from "./commands.ts";
import { TableTool } from "./objects/TableTool.tsx";
import { useEditorCommand, useStatus } from "./session.tsx";
import { writeShortcut } from "./shortcuts.ts";
import "./toolbar.css";

/** Groups of tools, in order; a mark without an icon shows its name. */
const groups: { name: CommandName; icon?: LucideIcon }[][] = [
  [{ name: "mark.point" }, { name: "points.format" }, { name: "mark.title" }, { name: "mark.tag" }],
  [
    { name: "mark.bold", icon: Bold },
    { name: "mark.underline", icon: Underline },
    { name: "mark.clear", icon: RemoveFormatting },
  ],
  [{ name: "text.cleanUp" }, { name: "template.insert" }],
];

export function EditorToolbar({ children }: { children?: ReactNode }) {
  const messages = useMessages().editor;
  const status = useStatus();
  return (
    <Tooltip.Provider delayDuration={500}>
      <Toolbar.Root className="toolbar" aria-label={messages.toolbar}>
        <Tool name="edit.undo" icon={Undo2} status={status} />
        <Tool name="edit.redo" icon={Redo2} status={status} />
        <Toolbar.Separator className="toolbar-separator" />
        <StyleMenu status={status} />
        {groups.map((group) => (
          <span className="toolbar-group" key={group[0]?.name}>
            <Toolbar.Separator className="toolbar-separator" />
            {group.map((tool) => (
              <Tool key={tool.name} {...tool} status={status} />
            ))}
          </span>
        ))}
        <TableTool isEnabled={commands["table.insert"].isEnabled(status)} />
        <Tool name="figure.insert" status={status} />
        {children}
      </Toolbar.Root>
    </Tooltip.Provider>
  );
}

/** One more tool, for who puts something into the bar. */
export function EditorTool({ name }: { name: CommandName }) {
  return <Tool name={name} status={useStatus()} />;
}

/** Pressing a tool must not take the caret out of the text. */
const keepFocus = (event: { preventDefault(): void }) => event.preventDefault();

function Tool({ name, icon: Icon, status }: { name: CommandName; icon?: LucideIcon; status: EditorStatus }) {
  const label = useMessages().editor.commands[name];
  const { run } = useEditorCommand();
  const command = commands[name];
  const isToggle = name.startsWith("mark.") && name !== "mark.clear";
  return (
    <WithTooltip name={name}>
      <Toolbar.Button
        className="tool"
        aria-label={Icon ? label : undefined}
        aria-pressed={isToggle ? command.isActive(status) : undefined}
        disabled={!command.isEnabled(status)}
        onMouseDown={keepFocus}
        onClick={() => run(name)}
      >
        {Icon ? <Icon size={16} aria-hidden /> : label}
      </Toolbar.Button>
    </WithTooltip>
  );
}

function WithTooltip({ name, children }: { name: CommandName; children: ReactNode }) {
  const label = useMessages().editor.commands[name];
  const [shortcut] = commands[name].shortcuts;
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tooltip" sideOffset={6}>
          {label}
          {shortcut && <kbd>{writeShortcut(shortcut)}</kbd>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

function StyleMenu({ status }: { status: EditorStatus }) {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages().editor;
  const { run } = useEditorCommand();
  const { style } = status;
  const styleName =
    style === null
      ? messages.style
      : style === "mixed"
        ? messages.mixedStyles
        : isObjectStyle(style)
          ? messages.objects[style]
          : messages.commands[`style.${style}`];
  // A table or figure is no paragraph of a style.
  const isObject = style !== null && style !== "mixed" && isObjectStyle(style);
  return (
    // Not modal: a modal menu would lock scrolling with a style sheet of its own, which the security policy refuses.
    <DropdownMenu.Root modal={false}>
      <Toolbar.Button asChild disabled={!status.editable}>
        <DropdownMenu.Trigger
          className="tool tool-style"
          aria-label={style === null ? undefined : `${messages.style} ${styleName}`}
        >
          {styleName}
          <ChevronDown size={14} aria-hidden />
        </DropdownMenu.Trigger>
      </Toolbar.Button>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="start"
          sideOffset={4}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            editor.focus();
          }}
        >
          <DropdownMenu.RadioGroup
            value={style ?? ""}
            onValueChange={(style) => run(`style.${style}` as CommandName)}
          >
            {textStyles.map((style) => {
              const [shortcut] = commands[`style.${style}`].shortcuts;
              return (
                <DropdownMenu.RadioItem key={style} className="menu-item" value={style} disabled={isObject}>
                  <DropdownMenu.ItemIndicator className="menu-check">
                    <Check size={14} aria-hidden />
                  </DropdownMenu.ItemIndicator>
                  {messages.commands[`style.${style}`]}
                  {shortcut && <kbd>{writeShortcut(shortcut)}</kbd>}
                </DropdownMenu.RadioItem>
              );
            })}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
