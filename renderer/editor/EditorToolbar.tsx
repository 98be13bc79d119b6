/**
 * The toolbar of the editor. Arrow keys move along it, and using a tool does not take the caret out of the
 * text.
 */
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
import type { Messages } from "../../shared/messages/index.ts";
import { useMessages } from "../app/messages.tsx";
import { commands, type CommandName, type EditorStatus } from "./commands.ts";
import { TableTool } from "./objects/TableTool.tsx";
import { useEditorCommand, useStatus } from "./editor-state.tsx";
import { writeShortcut } from "./shortcuts.ts";
import "./toolbar.css";

/** The groups of tools, in order. A tool without an icon shows its name. */
const groups: { name: CommandName; icon?: LucideIcon }[][] = [
  [{ name: "flag.point" }, { name: "points.format" }, { name: "flag.title" }, { name: "flag.tag" }],
  [
    { name: "flag.bold", icon: Bold },
    { name: "flag.underline", icon: Underline },
    { name: "flag.clear", icon: RemoveFormatting },
  ],
  [{ name: "text.cleanUp" }, { name: "template.insert" }],
];

/** @param children further tools, appended at the end */
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

/** One more tool, for the `children` of the toolbar. */
export function EditorTool({ name }: { name: CommandName }) {
  return <Tool name={name} status={useStatus()} />;
}

/** Prevents that pressing a tool takes the focus out of the text. */
const keepFocus = (event: { preventDefault(): void }) => event.preventDefault();

function Tool({ name, icon: Icon, status }: { name: CommandName; icon?: LucideIcon; status: EditorStatus }) {
  const label = useMessages().editor.commands[name];
  const { run } = useEditorCommand();
  const command = commands[name];
  const isToggle = name.startsWith("flag.") && name !== "flag.clear";
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

/** Adds a tooltip with the name and the shortcut of a command. */
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

/** The menu of paragraph styles; its button shows the style of the selection. */
function StyleMenu({ status }: { status: EditorStatus }) {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages().editor;
  const { run } = useEditorCommand();
  const { style } = status;
  const styleName = nameOfStyle(style, messages);
  // The style of a table or figure cannot be changed.
  const isObject = style !== null && style !== "mixed" && isObjectStyle(style);
  return (
    // Not modal: a modal menu locks scrolling with an injected style sheet, which the content security policy
    // refuses.
    <DropdownMenu.Root modal={false}>
      <Toolbar.Button asChild disabled={!status.isEditable}>
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

/** The name of the selected style for the button of the menu. */
function nameOfStyle(style: EditorStatus["style"], messages: Messages["editor"]): string {
  if (style === null) return messages.style;
  if (style === "mixed") return messages.mixedStyles;
  if (isObjectStyle(style)) return messages.objects[style];
  return messages.commands[`style.${style}`];
}
