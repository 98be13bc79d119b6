/**
 * Joins the names of classes for `className`, without those that do not apply; undefined if none is left.
 */
export const joinClasses = (...names: readonly (string | false | undefined)[]): string | undefined =>
  names.filter(Boolean).join(" ") || undefined;
