/** Signs of symbol fonts (ECMA-376 part 1, 17.3.3.30, sym), those that manuscripts have. */
const wingdings: Record<string, string> = {
  "6C": "●", "6D": "❍", "6E": "■", "6F": "□", "71": "❑", "72": "❒", "75": "◆", "76": "❖", "77": "⬥",
  "9F": "•", A1: "○", A7: "▪", A8: "◻", D8: "➢", DF: "←", E0: "→", E8: "➔", F0: "⇨", FB: "✗", FC: "✓", FD: "☒", FE: "☑",
  "28": "☎", "2A": "✉", "4A": "☺", "52": "☼", AB: "★",
};
const wingdings2: Record<string, string> = { "4F": "✗", "50": "✓", "51": "☒", "52": "☑", A3: "□", "97": "●" };
const symbol: Record<string, string> = { B7: "•", B4: "×", B0: "°", B1: "±", B8: "÷", A3: "≤", B3: "≥", B9: "≠", AE: "→", AC: "←", D7: "⋅", A5: "∞", D6: "√", DE: "⇒", BB: "≈" };

/** The character of a sign; null where it has none of its own. Symbol fonts repeat theirs in the private area, from F000. */
export function signOf(font: string, code: string): string | null {
  const value = Number.parseInt(code, 16);
  if (!(value > 0 && value <= 0xffff) || (value >= 0xd800 && value <= 0xdfff)) return null;
  const tables: Record<string, Record<string, string>> = { Wingdings: wingdings, "Wingdings 2": wingdings2, Symbol: symbol };
  const table = Object.hasOwn(tables, font) ? tables[font] : undefined;
  if (table) return table[(value & 0xff).toString(16).toUpperCase().padStart(2, "0")] ?? null;
  return value >= 0xe000 && value <= 0xf8ff ? null : String.fromCodePoint(value);
}
