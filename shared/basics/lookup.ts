/** Looks things up in tables: objects with known names, such as the words for each kind of something, and maps. */

/** Whether a value is an object with any properties. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** The names of a table, for objects that have no other names than their type says. */
export const namesOf = <Table extends object>(table: Table): (keyof Table & string)[] =>
  // oxlint-disable-next-line typescript/consistent-type-assertions -- a type cannot say that there are no others
  Object.keys(table) as (keyof Table & string)[];

/** The table with these names, each with its value. */
export const tableOf = <Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Record<Name, Value> =>
  // oxlint-disable-next-line typescript/consistent-type-assertions -- TypeScript cannot follow names through entries
  Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;

/** Whether a text, often one from outside, is a name of a table. */
export const hasName = <Table extends object>(
  table: Table,
  name: string | undefined,
): name is keyof Table & string => name !== undefined && Object.hasOwn(table, name);

/** The value under a name that the table must have. @throws RangeError if it does not. */
export function valueAt<Value extends {}>(
  table: Readonly<Record<string, Value>>,
  name: string | undefined,
): Value {
  const value = hasName(table, name) ? table[name] : undefined;
  if (value === undefined) throw new RangeError(`no ${name} in the table`);
  return value;
}

/** The value of a map under a key that it must have. @throws RangeError if it does not. */
export function entryAt<Key, Value extends {}>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`no ${String(key)} in the map`);
  return value;
}
