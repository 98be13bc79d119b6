/** What was thrown: mostly an error, but the language allows anything. */

const textOf = (thrown: unknown, name: "message" | "code"): string | undefined => {
  const value = typeof thrown === "object" && thrown !== null ? Reflect.get(thrown, name) : undefined;
  return typeof value === "string" ? value : undefined;
};

/** The message of an error; anything else as text. */
export const messageOf = (thrown: unknown): string => textOf(thrown, "message") ?? String(thrown);

/** The code of an error of the system or of a package, such as `ENOENT`; undefined if it has none. */
export const codeOf = (thrown: unknown): string | undefined => textOf(thrown, "code");
