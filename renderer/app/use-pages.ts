import { useCallback, useRef, useState } from "react";
import type { EventName } from "../../shared/contract/calls.ts";
import { useFresh } from "./use-fresh.ts";
import { useTask } from "./use-task.ts";

/** Number of items per page. */
const pageLength = 100;

/** The largest number of items that one call returns. */
const callLimit = 1000;

/** A part of a list. */
export interface Page<Item> {
  items: Item[];
  /** The number of all items of the list. */
  total: number;
}

/** The part of a list that is loaded. */
export interface Pages<Item, Question> {
  items: readonly Item[];
  /** The number of all items of the list. */
  total: number;
  /** What the items answer. While another question is asked, those of the question before remain. */
  question: Question;
  /** Loads the next page; `null` if all are loaded. */
  more: (() => void) | null;
}

/**
 * Loads a list page by page, and again after each of the events. `null` until the first answer.
 * @param question must be the same object as long as the question is the same; `null` asks nothing
 * @param read must be the same function on every render
 * @param events must be the same array on every render
 * @param isPaused true keeps what is loaded; it is loaded once again when the pause ends
 */
export function usePages<Item, Question extends object>(
  question: Question | null,
  read: (question: Question, limit: number, offset: number) => Promise<Page<Item>>,
  events: readonly EventName[],
  isPaused = false,
): Pages<Item, Question> | null {
  const task = useTask();
  const [loadedList, setLoadedList] = useState<(Page<Item> & { question: Question }) | null>(null);
  const [scroll, setScroll] = useState<{ question: Question | null; limit: number }>({
    question,
    limit: pageLength,
  });
  const limit = scroll.question === question ? scroll.limit : pageLength;
  const latestLoad = useRef(0);
  const load = useCallback(async () => {
    if (isPaused || question === null) return;
    latestLoad.current += 1;
    const thisLoad = latestLoad.current;
    await task(async () => {
      const { items, total } = await read(question, Math.min(limit, callLimit), 0);
      for (let offset = callLimit; offset < limit; offset += callLimit)
        items.push(...(await read(question, Math.min(callLimit, limit - offset), offset)).items);
      if (thisLoad === latestLoad.current) setLoadedList({ items, total, question });
    });
  }, [question, limit, read, task, isPaused]);
  useFresh(load, events);
  if (loadedList === null) return null;
  const { items, total } = loadedList;
  return {
    ...loadedList,
    more: items.length < total ? () => setScroll({ question, limit: items.length + pageLength }) : null,
  };
}
