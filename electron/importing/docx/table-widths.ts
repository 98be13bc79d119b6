/** The widths of columns as shares that are easy to read: 2948 and 5896 twips are 1 and 2. */

/** Above this sum shares are no simpler than the widths themselves. */
const largestSum = 1000;

/** The smallest whole numbers that put every edge of a column where the widths put it, but for their rounding. */
export function simplestShares(widths: readonly number[]): number[] {
  const total = widths.reduce((sum, each) => sum + each, 0);
  let edge = 0;
  const edges = [0, ...widths.map((width) => (edge += width))];
  for (let sum = widths.length; sum <= largestSum; sum += 1) {
    const places = edges.map((each) => Math.round((each / total) * sum));
    const isNear = places.every(
      (place, index) => Math.abs((place / sum) * total - (edges[index] as number)) <= 1,
    );
    const shares = places.slice(1).map((place, index) => place - (places[index] as number));
    if (isNear && shares.every((share) => share > 0)) return shares;
  }
  return widths.map((width) => Math.max(1, Math.round(width)));
}
