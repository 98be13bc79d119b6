/** The looks that styles give to runs. */
import { expect, test } from "vitest";
import { paragraph, run, wordFile } from "../../../../../tests/support/readers/word-file.ts";
import { readLines } from "../read.ts";

test("takes looks from the run, else from its style and the style of its paragraph, where bold in both cancels out", () => {
  const styles = `<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:styleId="base"><w:name w:val="base"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="head"><w:name w:val="head"/><w:basedOn w:val="base"/></w:style>
    <w:style w:type="paragraph" w:styleId="round"><w:name w:val="round"/><w:basedOn w:val="round"/></w:style>
    <w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="link"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>`;
  const looks = (content: string, style = "") => {
    const { bold, underline } =
      readLines(wordFile(paragraph(content, style && `<w:pStyle w:val="${style}"/>`), { styles })).lines[0]
        ?.runs[0] ?? {};
    return `${bold ? "bold" : ""}${underline ? "underline" : ""}`;
  };
  expect(looks(run("一"))).toBe("");
  expect(looks(run("一", "<w:b/>"))).toBe("bold");
  expect(looks(run("一", '<w:u w:val="single"/>'))).toBe("underline");
  expect(looks(run("一", '<w:u w:val="none"/>'))).toBe("");
  expect(looks(run("一"), "head")).toBe("bold");
  expect(looks(run("一", '<w:b w:val="0"/>'), "head")).toBe("");
  expect(looks(run("一", '<w:rStyle w:val="strong"/>'))).toBe("bold");
  expect(looks(run("一", '<w:rStyle w:val="strong"/>'), "head")).toBe("");
  expect(looks(run("一", '<w:rStyle w:val="link"/>'))).toBe("");
  expect(looks(run("一"), "round")).toBe("");
});
