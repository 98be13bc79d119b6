import { Check, ChevronDown } from "lucide-react";
import { DropdownMenu, Toolbar } from "radix-ui";
import { keyLabelOf, runCommand } from "../app/commands.ts";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { viewNames, type RevisionView } from "./use-revision-view.ts";
import type { Tracking } from "./use-tracking.ts";
import saving from "./saving/saving.module.css";
import popups from "../ui/popups.module.css";
import tool from "../ui/tool.module.css";
import styles from "./desk.module.css";

interface TrackingToolsProps {
  tracking: Tracking;
  revisionView: RevisionView;
  isEditable: boolean;
}

/** Tools of the toolbar: the switch 修订, and the menu 显示标记. */
export function TrackingTools({ tracking, revisionView, isEditable }: TrackingToolsProps) {
  const { revisions: words } = useMessages();
  const isOn = tracking.author !== null;
  return (
    <>
      <Toolbar.Button
        className={joinClasses(tool.tool, styles.toolTracking)}
        aria-pressed={isOn}
        aria-disabled={tracking.isFixed || undefined}
        disabled={!isEditable}
        title={`${tracking.isFixed ? words.fixed : words.hint}\n${keyLabelOf("tracking.toggle")}`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => runCommand("tracking.toggle")}
      >
        <span className={styles.trackingLight} aria-hidden="true" />
        {isOn ? words.on : words.off}
      </Toolbar.Button>
      {/* Not modal: a modal menu locks scrolling with an inline style sheet, which the content security policy forbids. */}
      <DropdownMenu.Root modal={false}>
        <Toolbar.Button asChild>
          <DropdownMenu.Trigger className={tool.tool}>
            {words.shown(words.views[revisionView.name])}
            <ChevronDown size={14} aria-hidden />
          </DropdownMenu.Trigger>
        </Toolbar.Button>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={popups.menu} align="start" sideOffset={4}>
            <DropdownMenu.RadioGroup
              value={revisionView.name}
              onValueChange={(chosen) => {
                const name = viewNames.find((each) => each === chosen);
                if (name) runCommand(`marks.${name}`);
              }}
            >
              {viewNames.map((view) => (
                <DropdownMenu.RadioItem
                  key={view}
                  className={popups.menuItem}
                  value={view}
                  title={words.viewHints[view]}
                >
                  <DropdownMenu.ItemIndicator className={popups.menuCheck}>
                    <Check size={14} aria-hidden />
                  </DropdownMenu.ItemIndicator>
                  {words.views[view]}
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </>
  );
}

/** Tells that the text is read-only in this view, with a button that leads back to all marks. */
export function ReadingBanner({ revisionView }: { revisionView: RevisionView }) {
  const { revisions: words } = useMessages();
  const { name } = revisionView;
  if (name !== "final" && name !== "original") return null;
  return (
    <div className={saving.access} role="status">
      <span>{words.reading[name]}</span>
      <Button onClick={() => runCommand("marks.all")}>{words.backToMarks}</Button>
    </div>
  );
}
