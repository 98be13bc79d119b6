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
import { isObjectStyle, textStyles } from "../../shared/document/schema.ts";
import type { CommandId } from "../../shared/contract/commands.ts";
import type { Messages } from "../../shared/messages/index.ts";
import { keyLabelOf, runCommand } from "../app/commands.ts";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import { isActiveIn, isEnabledIn, type EditorStatus } from "./session/commands.ts";
import { useStatus } from "./session/editor-state.tsx";
import popups from "../ui/popups.module.css";
import toolStyles from "../ui/tool.module.css";
import styles from "./toolbar.module.css";

/** The groups of tools, in order. A tool without an icon shows its name. */
const groups: { name: CommandId; icon?: LucideIcon }[][] = [
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
      <Toolbar.Root className={styles.toolbar} aria-label={messages.toolbar}>
        <Tool name="edit.undo" icon={Undo2} status={status} />
        <Tool name="edit.redo" icon={Redo2} status={status} />
        <Toolbar.Separator className={styles.separator} />
        <StyleMenu status={status} />
        {groups.map((group) => (
          <span className={styles.group} key={group[0]?.name}>
            <Toolbar.Separator className={styles.separator} />
            {group.map((tool) => (
              <Tool key={tool.name} {...tool} status={status} />
            ))}
          </span>
        ))}
        <Tool name="table.insert" status={status} />
        <Tool name="figure.insert" status={status} />
        {children}
      </Toolbar.Root>
    </Tooltip.Provider>
  );
}

/** One more tool, for the `children` of the toolbar. */
export function EditorTool({ name }: { name: CommandId }) {
  return <Tool name={name} status={useStatus()} />;
}

/** Prevents that pressing a tool takes the focus out of the text. */
const keepFocus = (event: { preventDefault(): void }) => event.preventDefault();

function Tool({ name, icon: Icon, status }: { name: CommandId; icon?: LucideIcon; status: EditorStatus }) {
  const label = useMessages().commands[name];
  const isToggle = name.startsWith("flag.") && name !== "flag.clear";
  return (
    <WithTooltip name={name}>
      <Toolbar.Button
        className={toolStyles.tool}
        data-command={name}
        aria-label={Icon ? label : undefined}
        aria-pressed={isToggle ? isActiveIn(status, name) : undefined}
        disabled={!isEnabledIn(status, name)}
        onMouseDown={keepFocus}
        onClick={() => runCommand(name)}
      >
        {Icon ? <Icon size={16} aria-hidden /> : label}
      </Toolbar.Button>
    </WithTooltip>
  );
}

/** Adds a tooltip with the name and the shortcut of a command. */
function WithTooltip({ name, children }: { name: CommandId; children: ReactNode }) {
  const label = useMessages().commands[name];
  const keys = keyLabelOf(name);
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className={popups.tooltip} sideOffset={6}>
          {label}
          {keys === "" ? null : <kbd>{keys}</kbd>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** The menu of paragraph styles; its button shows the style of the selection. */
function StyleMenu({ status }: { status: EditorStatus }) {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages();
  const words = messages.editor;
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
          className={joinClasses(toolStyles.tool, styles.toolStyle)}
          aria-label={style === null ? undefined : `${words.style} ${styleName}`}
        >
          {styleName}
          <ChevronDown size={14} aria-hidden />
        </DropdownMenu.Trigger>
      </Toolbar.Button>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={popups.menu}
          align="start"
          sideOffset={4}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            editor.focus();
          }}
        >
          <DropdownMenu.RadioGroup
            value={style ?? ""}
            onValueChange={(chosen) => {
              const name = textStyles.find((each) => each === chosen);
              if (name) runCommand(`style.${name}`);
            }}
          >
            {textStyles.map((style) => {
              const keys = keyLabelOf(`style.${style}`);
              return (
                <DropdownMenu.RadioItem
                  key={style}
                  className={popups.menuItem}
                  value={style}
                  disabled={isObject}
                >
                  <DropdownMenu.ItemIndicator className={popups.menuCheck}>
                    <Check size={14} aria-hidden />
                  </DropdownMenu.ItemIndicator>
                  {messages.commands[`style.${style}`]}
                  {keys === "" ? null : <kbd>{keys}</kbd>}
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
function nameOfStyle(style: EditorStatus["style"], { commands, editor: words }: Messages): string {
  if (style === null) return words.style;
  if (style === "mixed") return words.mixedStyles;
  if (isObjectStyle(style)) return words.objects[style];
  return commands[`style.${style}`];
}
