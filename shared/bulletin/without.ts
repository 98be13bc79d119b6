/** `Omit` that keeps the names of a loose object's known properties. */
export type Without<T, K extends string> = { [P in keyof T as P extends K ? never : P]: T[P] };

/** A copy without some properties. */
export function without<T extends object, K extends string>(properties: T, ...names: K[]): Without<T, K> {
  return Object.fromEntries(
    Object.entries(properties).filter(([name]) => !names.includes(name as K)),
  ) as Without<T, K>;
}
