/**
 * The form of a message file. Each area of the program has one file with both languages: `zhCN` is the
 * original; `en` must have the same keys and parameters, or it does not compile.
 */
export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

/**
 * The type of a translation: the same keys, each with a text, a function with the same parameters, or a
 * nested group.
 */
export type Translation<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...parameters: infer P) => string
      ? (...parameters: P) => string
      : Translation<T[K]>;
};
