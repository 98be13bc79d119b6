import { Check, ChevronDown } from "lucide-react";
import { DropdownMenu, Toolbar } from "radix-ui";
import { useMessages } from "../app/messages.tsx";
import { keysOf } from "../app/shell-commands.ts";
import { Button } from "../ui/Button.tsx";
import { markViews, type Marks, type MarkView } from "./use-revision-view.ts";
import type { Tracking } from "./use-tracking.ts";

interface TrackingToolsProps {
  tracking: Tracking;
  marks: Marks;
  isEditable: boolean;
  onToggle: () => void;
}

/** In the bar of tools: 修订 on and off, and how marks are shown. */
export function TrackingTools({ tracking, marks, isEditable, onToggle }: TrackingToolsProps) {
  const { revisions: words } = useMessages();
  const isOn = tracking.author !== null;
  return (
    <>
      <Toolbar.Button
        className="tool tool-tracking"
        aria-pressed={isOn}
        aria-disabled={tracking.isFixed || undefined}
        disabled={!isEditable}
        title={`${tracking.isFixed ? words.fixed : words.hint}\n${keysOf("tracking.toggle")}`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onToggle}
      >
        <span className="tracking-light" aria-hidden="true" />
        {isOn ? words.on : words.off}
      </Toolbar.Button>
      {/* Not modal: a modal menu would lock scrolling with a style sheet of its own, which the security policy refuses. */}
      <DropdownMenu.Root modal={false}>
        <Toolbar.Button asChild>
          <DropdownMenu.Trigger className="tool tool-marks">
            {words.shown(words.views[marks.view])}
            <ChevronDown size={14} aria-hidden />
          </DropdownMenu.Trigger>
        </Toolbar.Button>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
            <DropdownMenu.RadioGroup
              value={marks.view}
              onValueChange={(view) => marks.show(view as MarkView)}
            >
              {markViews.map((view) => (
                <DropdownMenu.RadioItem
                  key={view}
                  className="menu-item"
                  value={view}
                  title={words.viewHints[view]}
                >
                  <DropdownMenu.ItemIndicator className="menu-check">
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

/** Says that the text is only read, and how to come back. */
export function ReadingBanner({ marks }: { marks: Marks }) {
  const { revisions: words } = useMessages();
  if (marks.view !== "final" && marks.view !== "original") return null;
  return (
    <div className="access" role="status">
      <span>{words.reading[marks.view]}</span>
      <Button onClick={() => marks.show("all")}>{words.backToMarks}</Button>
    </div>
  );
}
