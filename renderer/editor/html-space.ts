/**
 * White space as HTML means it. Word breaks the lines of the HTML that it copies also between Chinese characters: there a
 * line end is no space.
 */
export const collapseSpace = (text: string): string =>
  text
    .replaceAll(/(?<=[\u2e80-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\uffef])/gu, "")
    .replaceAll(/[ \t\r\n]+/gu, " ");
