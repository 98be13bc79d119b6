import * as fc from "fast-check";
import { expect, test } from "vitest";
import { joinMail } from "./mail.ts";

/** 36 characters: 72 columns. */
const full = "近日东河街道组织各社区开展人居环境整治行动共清理卫生死角三十余处发放宣传资料二百";
const wide = full.slice(0, 36);

test.each<[what: string, before: string, after: string]>([
  ["lines broken at 72 columns", `${wide}\n${wide}\n余份。`, `${wide}${wide}余份。`],
  [
    "a line that is shorter because punctuation may not begin the next",
    `${wide.slice(0, 35)}\n，${wide.slice(1)}\n完成。`,
    `${wide.slice(0, 35)}，${wide.slice(1)}完成。`,
  ],
  [
    "paragraphs with blank lines between them",
    `${wide}\n余份。\n\n${wide}\n十处。`,
    `${wide}余份。\n\n${wide}十处。`,
  ],
  ["a quoted mail", `> ${wide}\n> 余份。\n>\n> 第二段。`, `${wide}余份。\n\n第二段。`],
  ["a mail quoted twice", "> > 一。\n> > 二。", "一。\n二。"],
  ["trailing spaces, which a flowed mail has", `${wide}  \n余份。`, `${wide}余份。`],
  [
    "English words",
    `${"The township cleaned the river and the roads beside it this week with "}\nsixty volunteers.`,
    "The township cleaned the river and the roads beside it this week with sixty volunteers.",
  ],
  [
    "an indented first line followed by a line without indent",
    `\u3000\u3000${wide}\n余份。\n\u3000\u3000${wide}\n十处。`,
    `\u3000\u3000${wide}余份。\n\u3000\u3000${wide}十处。`,
  ],
])("%s are joined", (_, before, after) => {
  expect(joinMail(before).text).toBe(after);
  expect(joinMail(before).changes).toBeGreaterThan(0);
});

test.each<[what: string, text: string]>([
  ["whole paragraphs, a line each", `${wide}${wide}${wide}余份。\n${wide}${wide}十处。`],
  ["short lines", "标题\n第一行没有句号\n第二行也没有"],
  ["a sentence that ends with its line", `${wide.slice(0, 35)}。\n${wide}。`],
  ["a colon before what it announces", `${wide.slice(0, 35)}：\n${wide}。`],
  ["closing quotation marks", `${wide.slice(0, 35)}”\n${wide}。`],
  [
    "numbered items",
    `${wide}\n1.${wide.slice(2)}\n2、${wide.slice(2)}\n（三）${wide.slice(3)}\n四、${wide.slice(2)}`,
  ],
  ["items with marks", `${wide}\n- ${wide.slice(2)}\n• ${wide.slice(2)}`],
  ["a section and a source line", `【${wide.slice(2)}】\n${wide}\n（东河街道）`],
  ["an indented next paragraph", `${wide}\n\u3000\u3000${wide}\n    ${wide}`],
  ["labelled lines", `${wide}\n联系人：程一禾\n附件：照片`],
  ["two long titles", `${wide}\n${wide}`],
  ["one line", wide],
  ["nothing", ""],
  ["a quotation among other lines", `> 一\n二`],
  ["a line end of Windows, where nothing is to be joined", "一。\r\n二。"],
])("%s stay as they are", (_, text) => {
  expect(joinMail(text)).toEqual({ text, changes: 0 });
});

test("joining mail removes only line ends, quotation prefixes and spaces", () => {
  const line = fc.oneof(
    fc.string({
      unit: fc.constantFrom("一", "，", "。", "a", " ", ">", "（", "）", "1", "、"),
      maxLength: 50,
    }),
    fc.constant(wide),
    fc.constant(`> ${wide}`),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const text = lines.join("\n");
      const bare = (some: string) => some.replaceAll(/[\s>]/gu, "");
      expect(bare(joinMail(text).text)).toBe(bare(text));
    }),
  );
});
