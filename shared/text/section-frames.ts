/** The frames and signs that offices put around the names of sections: ☆部门动态☆, ［要闻］, == 要闻 ==, ▲要闻. */
import { markSigns } from "./line-forms.ts";

/** The longest name of a section, in UTF-16 units. */
const longest = 20;
const brackets = [
  ["【", "】"],
  ["［", "］"],
  ["[", "]"],
  ["〖", "〗"],
  ["〔", "〕"],
  ["《", "》"],
  ["〈", "〉"],
  ["「", "」"],
  ["『", "』"],
] as const;
const sign = `[${markSigns}=＝—―─━~～\\-|｜]`;
const between = new RegExp(`^(${sign}{1,4})\\s*([^${markSigns}=＝]+?)\\s*(${sign}{1,4})$`, "u");

/** A name in a frame that has two sides; null if the text has none. */
export function framedName(text: string): { name: string; frame: string } | null {
  for (const [open, close] of brackets) {
    const name = text.startsWith(open) && text.endsWith(close) ? text.slice(1, -1).trim() : "";
    if (name !== "" && !name.includes(open) && isName(name)) return { name, frame: open };
  }
  const [, left = "", name = "", right = ""] = between.exec(text) ?? [];
  return left !== "" && left === right && isName(name) ? { name, frame: left } : null;
}

const isName = (name: string): boolean => name.length <= longest && !/[，。；：！？、]/u.test(name);
