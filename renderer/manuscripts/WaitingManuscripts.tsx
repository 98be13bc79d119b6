import { useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from "react";
import { ChevronRight } from "lucide-react";
import { briefsName } from "../../shared/bulletin/brief.ts";
import type { OutlineSection } from "../../shared/bulletin/outline.ts";
import type { Manuscript } from "../../shared/contract/manuscripts.ts";
import { formatCount } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { ContextMenu, type ContextMenuItem } from "../ui/ContextMenu.tsx";
import { usePlace, type OnPlace } from "./use-place.ts";
import { useManuscripts, waitingFor } from "./use-manuscripts.ts";
import "./waiting.css";

interface WaitingManuscriptsProps {
  /** The open issue, the manuscripts that it holds now, saved or not, and its sections. */
  issue: number;
  held: ReadonlySet<number>;
  sections: readonly OutlineSection[];
  isEditable: boolean;
  onPlace: OnPlace;
  /** The pointer was pressed on one: it may be going to the outline. */
  onPress: (event: PointerEvent, manuscript: Manuscript) => void;
  /** Its text is to be read. */
  onRead: (id: number) => void;
}

/** 稿库待用, below the outline: new and chosen manuscripts, to be dragged into it or placed by a menu. */
export function WaitingManuscripts({
  issue,
  held,
  sections,
  isEditable,
  onPlace,
  onPress,
  onRead,
}: WaitingManuscriptsProps) {
  const { manuscripts: words, editor: editorWords } = useMessages();
  const locale = useLocale();
  const all = useManuscripts();
  const place = usePlace(onPlace);
  const [isOpen, setIsOpen] = useState(true);
  const [current, setCurrent] = useState<number | null>(null);
  const list = useRef<HTMLUListElement>(null);
  if (all === null) return null;
  const waiting = waitingFor(all, issue, held);
  const tabStop = waiting.some(({ id }) => id === current) ? current : waiting[0]?.id;
  const of = (target: EventTarget) =>
    waiting.find(
      ({ id }) =>
        String(id) === (target as Element).closest<HTMLElement>("[data-manuscript]")?.dataset["manuscript"],
    );
  const focus = (id: number | undefined) =>
    list.current?.querySelector<HTMLElement>(`[data-manuscript="${id}"]`)?.focus();

  const openMenu = (event: MouseEvent<HTMLElement>) => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    // A key presses a button at no place.
    const [clientX, clientY] = event.detail === 0 ? [left + 24, bottom] : [event.clientX, event.clientY];
    event.currentTarget.dispatchEvent(
      new window.MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX, clientY }),
    );
  };
  const onKeyDown = (event: KeyboardEvent, manuscript: Manuscript) => {
    const at = waiting.indexOf(manuscript);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: waiting.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focus(waiting[to]?.id);
  };

  return (
    <section className="waiting" aria-label={words.waiting}>
      <h2>
        <button type="button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <ChevronRight size={14} aria-hidden />
          {words.waiting}
          <small>{waiting.length}</small>
        </button>
      </h2>
      {!isOpen ? null : waiting.length === 0 ? (
        <p>{words.noneWaiting}</p>
      ) : (
        <ContextMenu
          items={menuItems(waiting.find(({ id }) => id === current))}
          onOpen={(event) =>
            of(event.target) ? setCurrent(of(event.target)?.id ?? null) : event.preventDefault()
          }
          onClosed={() => focus(current ?? undefined)}
        >
          <ul ref={list}>
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
          </ul>
        </ContextMenu>
      )}
    </section>
  );

  function menuItems(manuscript: Manuscript | undefined): ContextMenuItem[] {
    if (!manuscript) return [];
    const named = sections.flatMap(({ id, title }) =>
      id === null
        ? []
        : [
            {
              id,
              title,
              shown: title === "" ? editorWords.untitledSection : editorWords.sectionTitle(title),
            },
          ],
    );
    const disabled = !isEditable;
    return [
      ...named.map(({ id, shown }) => ({
        id,
        label: words.placeInto(shown),
        disabled,
        run: () => place(manuscript, "article", { section: id, before: null }),
      })),
      ...named
        .filter(({ title }) => title === briefsName)
        .map(({ id, shown }) => ({
          id: `brief ${id}`,
          label: words.placeBriefInto(shown),
          disabled,
          run: () => place(manuscript, "brief", { section: id, before: null }),
        })),
      { label: words.placeAtCaret, disabled, run: () => place(manuscript, "article") },
      { label: words.read, run: () => onRead(manuscript.id) },
    ];
  }
}

/** As a brief begins: 北坡镇：志愿者清理河道. */
export const titleOf = ({ unit, title, file }: Manuscript): string =>
  [unit, title || file].filter(Boolean).join("：");
