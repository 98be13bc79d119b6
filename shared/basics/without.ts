/** Copies objects without some properties. */

/**
 * `Omit` for loose objects: keeps the declared property names beside the index signature, and says of the
 * omitted ones that they are absent. Names that are not known before leave the type as it is.
 */
export type Without<T, K extends string> = string extends K
  ? T
  : T extends unknown
    ? { [P in keyof T as P extends K ? never : P]: T[P] } & { [P in K]?: never }
    : never;

/** A copy of an object without the named properties. */
export function without<T extends object, K extends string>(properties: T, ...names: K[]): Without<T, K> {
  const omittedNames: readonly string[] = names;
  const rest = Object.fromEntries(
    Object.entries(properties).filter(([name]) => !omittedNames.includes(name)),
  );
  // oxlint-disable-next-line typescript/consistent-type-assertions -- TypeScript cannot follow names through entries
  return rest as Without<T, K>;
}
