/**
 * Turns signs of symbol fonts into characters (ECMA-376 part 1, 17.3.3.30, sym): all signs of Symbol, and
 * those of Wingdings that occur in manuscripts. They are elements of their own, or text of a run in such a
 * font.
 */

/** Characters of a font from a code on; a space where there is no character for the sign. */
type Series = readonly [first: number, characters: string];

const tableOf = (series: readonly Series[]): ReadonlyMap<number, string> =>
  new Map(
    series.flatMap(([first, characters]) =>
      Array.from(characters, (character, index) => [first + index, character] as const).filter(
        ([, character]) => character !== " ",
      ),
    ),
  );

const symbol = tableOf([
  [0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?"],
  [0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"],
  [0x60, "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"],
  [0xa0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"],
  [0xc0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"],
  [0xe0, "◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ ⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"],
]);
const wingdings = tableOf([
  [0x28, "☎ ✉"],
  [0x36, "⌛⌨"],
  [0x41, "✌"],
  [0x45, "☜☞☝☟"],
  [0x4a, "☺ ☹"],
  [0x51, "✈☼ ❄"],
  [0x6c, "●❍■□"],
  [0x71, "❑❒ ◆❖⬥"],
  [0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"],
  [0x9f, "• ○"],
  [0xa4, "◉◎ ▪◻ ✦★✶"],
  [0xb5, "✪"],
  [0xd8, "➢"],
  [0xdf, "←→↑↓↖↗↙↘ ➔"],
  [0xef, "⇦⇨⇧⇩"],
  [0xfb, "✗✓☒☑"],
]);
const wingdings2 = tableOf([
  [0x4f, "✗✓☒☑"],
  [0x6a, "①②③④⑤⑥⑦⑧⑨⑩"],
  [0x75, "❶❷❸❹❺❻❼❽❾❿"],
  [0x97, "●"],
  [0xa3, "□"],
]);

const tables: Record<string, ReadonlyMap<number, string>> = {
  Symbol: symbol,
  Wingdings: wingdings,
  "Wingdings 2": wingdings2,
};
const tableFor = (font: string) => (Object.hasOwn(tables, font) ? tables[font] : undefined);

/**
 * The character of a sign; `null` if there is none. Symbol fonts repeat their signs in the private use area,
 * from F000.
 * @param code hexadecimal code of the sign
 */
export function signOf(font: string, code: string): string | null {
  const value = Number.parseInt(code, 16);
  if (!(value > 0 && value <= 0xffff) || (value >= 0xd800 && value <= 0xdfff)) return null;
  const table = tableFor(font);
  if (table) return table.get(value & 0xff) ?? null;
  return value >= 0xe000 && value <= 0xf8ff ? null : String.fromCodePoint(value);
}

/**
 * The text of a run in a font, and the number of signs without a character. A letter stays a letter if its
 * sign in the font is not known.
 */
export function readSigns(font: string | null, text: string): { text: string; unknownSigns: number } {
  const table = tableFor(font ?? "");
  if (!table) return { text, unknownSigns: 0 };
  let unknownSigns = 0;
  const characters = text.replaceAll(/[\u0021-\u00ff\u{f020}-\u{f0ff}]/gu, (character) => {
    const value = character.charCodeAt(0);
    const sign = value === 0xf020 ? " " : table.get(value & 0xff);
    if (sign === undefined && value > 0xff) unknownSigns += 1;
    return sign ?? (value > 0xff ? "" : character);
  });
  return { text: characters, unknownSigns };
}
