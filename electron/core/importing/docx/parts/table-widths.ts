/** Turns the widths of columns into simple shares: 2948 and 5896 twips are 1 and 2. */
import { elementAt } from "../../../../../shared/basics/elements.ts";

/** Sum of shares above which they are no simpler than the widths themselves. */
const largestSum = 1000;

/**
 * The smallest whole numbers that keep every edge of a column within one twip of its place.
 * @param widths in twips
 */
export function simplestShares(widths: readonly number[]): number[] {
  const total = widths.reduce((sum, each) => sum + each, 0);
  let edge = 0;
  const edges = [0, ...widths.map((width) => (edge += width))];
  for (let sum = widths.length; sum <= largestSum; sum += 1) {
    const roundedEdges = edges.map((each) => Math.round((each / total) * sum));
    const isNear = roundedEdges.every(
      (place, index) => Math.abs((place / sum) * total - elementAt(edges, index)) <= 1,
    );
    const shares = roundedEdges.slice(1).map((place, index) => place - elementAt(roundedEdges, index));
    if (isNear && shares.every((share) => share > 0)) return shares;
  }
  return widths.map((width) => Math.max(1, Math.round(width)));
}
