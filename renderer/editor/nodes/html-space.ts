/**
 * Collapses white space as HTML does. Word also breaks the lines of its copied HTML between Chinese
 * characters, where a line break must not become a space.
 */
export const collapseSpace = (text: string): string =>
  text
    .replaceAll(/(?<=[\u2e80-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\uffef])/gu, "")
    .replaceAll(/[ \t\r\n]+/gu, " ");
