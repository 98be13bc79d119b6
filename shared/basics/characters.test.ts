import { expect, test } from "vitest";
import { countCharacters } from "./characters.ts";

test.each([
  ["", 0],
  ["一是强化。", 5],
  ["国道109新线", 5],
  ["“人防+技防”", 7],
  ["400余人", 3],
  ["标题　正文", 4],
  ["office@example.cn 来信", 3],
  ["Bulletin Workstation", 2],
  ["𠮷野家", 3],
  ["……——", 4],
])("%s counts %i", (text, count) => expect(countCharacters(text)).toBe(count));
