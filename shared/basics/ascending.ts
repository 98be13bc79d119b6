import { elementAt } from "./elements.ts";

/**
 * Finds the last item whose value is not above a limit, in logarithmic time.
 * @param valueOf the values ascend with the index
 * @returns its index; -1 if there is none
 */
export function lastIndexUpTo<Item>(
  items: readonly Item[],
  limit: number,
  valueOf: (item: Item) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueOf(elementAt(items, middle)) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
