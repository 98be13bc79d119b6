import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from "react";
import { ChevronRight } from "lucide-react";
import { namesOf, tableOf } from "../../shared/basics/lookup.ts";
import { briefsName } from "../../shared/manuscripts/brief.ts";
import type { OutlineSection } from "../../shared/document/outline.ts";
import type { Manuscript, ManuscriptsFilter } from "../../shared/contract/manuscripts.ts";
import type { CommandsOf } from "../../shared/contract/commands.ts";
import { useCommands, type Work } from "../app/commands.ts";
import { formatCount } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { ContextMenu, type ContextMenuItem } from "../ui/ContextMenu.tsx";
import { More } from "../ui/More.tsx";
import { useCommandItem } from "../ui/use-command-item.ts";
import { usePlace, type OnPlace } from "./use-place.ts";
import { useManuscripts, type ListedManuscripts } from "./use-manuscripts.ts";
import styles from "./waiting.module.css";

type WaitingCommand = CommandsOf<"waiting">;

const nothing: Work = () => undefined;

interface WaitingManuscriptsProps {
  /** The id of the open issue. */
  issue: number;
  /** The ids of the manuscripts that the issue holds now, saved or not. */
  placedIds: ReadonlySet<number>;
  /** The sections of the issue. */
  sections: readonly OutlineSection[];
  isEditable: boolean;
  onPlace: OnPlace;
  /** Called when the pointer is pressed on a manuscript, which may start a drag to the outline. */
  onPress: (event: PointerEvent, manuscript: Manuscript) => void;
  /** Called when the text of a manuscript is to be shown. */
  onRead: (id: number) => void;
}

/** 稿库待用 below the outline: new and chosen manuscripts, to be dragged into it or placed by a menu. */
export function WaitingManuscripts({ issue, placedIds, ...rest }: WaitingManuscriptsProps) {
  const { manuscripts: words } = useMessages();
  const list = useWaiting(issue, placedIds);
  const [isOpen, setIsOpen] = useState(true);
  if (list === null) return null;
  return (
    <section className={styles.waiting} data-region="waiting" aria-label={words.waiting}>
      <h2>
        <button type="button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <ChevronRight size={14} aria-hidden />
          {words.waiting}
          <small>{list.total}</small>
        </button>
      </h2>
      {isOpen && list.total === 0 ? <p>{words.noneWaiting}</p> : null}
      {isOpen && list.total > 0 ? <WaitingList list={list} {...rest} /> : null}
    </section>
  );
}

/**
 * The manuscripts that can still be placed into an issue: new or chosen ones that are in no other issue, and that
 * it does not hold as it is edited, saved or not. `null` until the first answer.
 */
function useWaiting(issue: number, placedIds: ReadonlySet<number>): ListedManuscripts | null {
  const placedKey = [...placedIds].join(" ");
  const filter = useMemo(
    (): ManuscriptsFilter => ({
      statuses: ["new", "chosen"],
      issue,
      excluded: placedKey.split(" ").flatMap((id) => (id === "" ? [] : [Number(id)])),
    }),
    [issue, placedKey],
  );
  const list = useManuscripts(filter);
  if (list === null) return null;
  // One that was placed just now disappears at once, before the next answer.
  const manuscripts = list.manuscripts.filter(({ id }) => !placedIds.has(id));
  return { ...list, manuscripts, total: list.total - (list.manuscripts.length - manuscripts.length) };
}

type WaitingListProps = Omit<WaitingManuscriptsProps, "issue" | "placedIds"> & { list: ListedManuscripts };

/** The list. Tab goes to the current manuscript, arrow keys, Home and End go through the list. */
function WaitingList({
  list: { manuscripts: waiting, more },
  sections,
  isEditable,
  onPlace,
  onPress,
  onRead,
}: WaitingListProps) {
  const locale = useLocale();
  const [current, setCurrent] = useState<number | null>(null);
  const listElement = useRef<HTMLUListElement>(null);
  const currentManuscript = waiting.find(({ id }) => id === current);
  const hasFocus = () => listElement.current?.contains(document.activeElement) ?? false;
  const focused = { manuscript: currentManuscript, isNow: hasFocus };
  const itemsOf = useMenuItems({ sections, isEditable, onPlace, onRead, focused });
  const tabStop = currentManuscript?.id ?? waiting[0]?.id;
  const findManuscript = (target: EventTarget) => {
    const item = target instanceof Element ? target.closest<HTMLElement>("[data-manuscript]") : null;
    return waiting.find(({ id }) => String(id) === item?.dataset["manuscript"]);
  };
  const focus = (id: number | undefined) =>
    listElement.current?.querySelector<HTMLElement>(`[data-manuscript="${id}"]`)?.focus();
  const onKeyDown = (event: KeyboardEvent, manuscript: Manuscript) => {
    const at = waiting.indexOf(manuscript);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: waiting.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focus(waiting[to]?.id);
  };
  return (
    <ContextMenu
      items={currentManuscript ? itemsOf(currentManuscript) : []}
      onOpen={(event) => {
        const manuscript = findManuscript(event.target);
        if (manuscript) setCurrent(manuscript.id);
        else event.preventDefault();
      }}
      onClosed={() => focus(current ?? undefined)}
    >
      <ul ref={listElement}>
        {waiting.map((manuscript) => (
          <li key={manuscript.id}>
            <button
              type="button"
              data-manuscript={manuscript.id}
              tabIndex={manuscript.id === tabStop ? 0 : -1}
              aria-haspopup="menu"
              title={titleOf(manuscript)}
              onFocus={() => setCurrent(manuscript.id)}
              onClick={openMenu}
              onKeyDown={(event) => onKeyDown(event, manuscript)}
              onPointerDown={(event) => isEditable && onPress(event, manuscript)}
            >
              <span>{titleOf(manuscript)}</span>
              <small>{formatCount(manuscript.characters, locale)}</small>
            </button>
          </li>
        ))}
        {more ? (
          <li>
            <More key={waiting.length} onSeen={more} />
          </li>
        ) : null}
      </ul>
    </ContextMenu>
  );
}

/** Opens the context menu of a button at the pointer, or below the button if it was pressed by a key. */
function openMenu(event: MouseEvent<HTMLElement>): void {
  const { left, bottom } = event.currentTarget.getBoundingClientRect();
  // A click by a key has no position and `detail` 0.
  const isByKey = event.detail === 0;
  event.currentTarget.dispatchEvent(
    new window.MouseEvent("contextmenu", {
      bubbles: true,
      cancelable: true,
      clientX: isByKey ? left + 24 : event.clientX,
      clientY: isByKey ? bottom : event.clientY,
    }),
  );
}

interface MenuParts extends Pick<WaitingListProps, "sections" | "isEditable" | "onPlace" | "onRead"> {
  /** The manuscript that had the focus last, and whether it has it now. */
  focused: { manuscript: Manuscript | undefined; isNow: () => boolean };
}

/**
 * Gives the commands of the focused manuscript. Returns a function that makes the menu of a manuscript: the same
 * commands, after the places that the sections of the issue are.
 */
function useMenuItems({
  sections,
  isEditable,
  onPlace,
  onRead,
  focused,
}: MenuParts): (manuscript: Manuscript) => ContextMenuItem[] {
  const { manuscripts: words, editor: editorWords } = useMessages();
  const itemOf = useCommandItem();
  const place = usePlace(onPlace);
  const disabled = !isEditable;
  const work: Record<WaitingCommand, (manuscript: Manuscript) => Work> = {
    "manuscript.placeAtCaret": (manuscript) => ({
      run: () => place(manuscript, "article"),
      isEnabled: () => isEditable,
    }),
    "manuscript.read":
      ({ id }) =>
      () =>
        onRead(id),
  };
  const { manuscript: focusedManuscript } = focused;
  useCommands(
    "waiting",
    tableOf(namesOf(work), (command): Work =>
      focusedManuscript ? work[command](focusedManuscript) : nothing,
    ),
    focused.isNow,
  );
  const targets = sections.flatMap(({ id, title }) =>
    id === null
      ? []
      : [{ id, title, label: title === "" ? editorWords.untitledSection : editorWords.sectionTitle(title) }],
  );
  return (manuscript) => [
    ...targets.map(({ id, label }) => ({
      id,
      label: words.placeInto(label),
      disabled,
      run: () => place(manuscript, "article", { section: id, before: null }),
    })),
    ...targets
      .filter(({ title }) => title === briefsName)
      .map(({ id, label }) => ({
        id: `brief ${id}`,
        label: words.placeBriefInto(label),
        disabled,
        run: () => place(manuscript, "brief", { section: id, before: null }),
      })),
    ...namesOf(work).map((command) => itemOf(command, work[command](manuscript))),
  ];
}

/** Unit and title of a manuscript, written as a brief begins: 北坡镇：志愿者清理河道. */
export const titleOf = ({ unit, title, file }: Manuscript): string =>
  [unit, title || file].filter(Boolean).join("：");
