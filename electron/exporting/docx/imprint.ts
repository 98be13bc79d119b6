/**
 * The imprint (版记), GB/T 9704-2012, 7.4: rules as wide as the type area, the first and last thicker; text one character
 * in from both sides; the last rule on the foot of the type area of the last page.
 *
 * It is a frame (ECMA-376 part 1, 17.3.1.11) at the foot of the margin box: neighbouring paragraphs with the same frame
 * properties are one frame. Rules are paragraphs of their own, since a border is no wider than its indented text.
 */
import { FrameAnchorType, FrameWrap, HorizontalPositionAlign, Paragraph, Tab, TextRun, VerticalPositionAlign } from "docx";
import type { IParagraphOptions } from "docx";
import type { Imprint } from "../../../shared/bulletin/schema.ts";
import { imprintGroups, type ImprintGroup } from "../../../shared/layout/imprint.ts";
import { countLines, ems } from "./count-lines.ts";
import { textRuns } from "./runs.ts";
import { paragraphStyles } from "./style-names.ts";
import { twips, type WordPage } from "./units.ts";

/** The imprint's paragraphs, then the one that they are anchored to, and the grid lines they take; none where every field is empty. */
export function imprint(imprint: Imprint, word: WordPage): { paragraphs: Paragraph[]; lines: number } {
  const { page, pitch, sheet, smallCharacter } = word;
  // Between the indents of one character at each side.
  const characters = Math.floor(sheet.textWidth / smallCharacter) - 2;
  const groups = imprintGroups(imprint).map((group) => textsOf(group, characters));
  if (groups.length === 0) return { paragraphs: [], lines: 0 };
  const frame = frameOf(sheet.textWidth);
  const { imprintFirstRule, imprintRule, imprintLastRule, end } = paragraphStyles;
  const paragraphs = [
    ...groups.flatMap((texts, index) => [rule(index === 0 ? imprintFirstRule : imprintRule, frame), ...texts.map((text) => paragraph(text, frame))]),
    rule(imprintLastRule, frame),
    // A frame belongs to the page of the paragraph that follows it.
    new Paragraph({ style: end }),
  ];
  const lines = groups.flat().reduce((sum, { text, hanging }) => sum + (hanging ? countLines(text, characters - 2, -2) : countLines(text, characters)), 0);
  const rules = twips(2 * page.rules.outer + (groups.length - 1) * page.rules.inner);
  return { paragraphs, lines: Math.ceil((lines * word.imprint.pitch + 2 * groups.length * word.imprint.padding + rules) / pitch) };
}

type Frame = NonNullable<IParagraphOptions["frame"]>;

const frameOf = (width: number): Frame => ({
  type: "alignment",
  width,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
  wrap: FrameWrap.NOT_BESIDE,
});

/** A rule: a black paragraph as high as the rule is thick. LibreOffice makes no frame of paragraphs with unlike borders. */
const rule = (style: string, frame: Frame): Paragraph => new Paragraph({ style, frame });

/** A line of the imprint: `right` stands at the right, a `hanging` one is indented below its label. */
interface ImprintText {
  text: string;
  right?: string;
  hanging?: boolean;
}

const paragraph = ({ text, right, hanging }: ImprintText, frame: Frame): Paragraph =>
  new Paragraph({
    style: hanging ? paragraphStyles.imprintList : paragraphStyles.imprintLine,
    frame,
    children: [...textRuns(text), ...(right ? [new TextRun({ children: [new Tab()] }), ...textRuns(right)] : [])],
  });

/** @param characters that a line holds. */
function textsOf(group: ImprintGroup, characters: number): ImprintText[] {
  const items = group.items.map(({ label, text }) => `${label}：${text}`);
  if (group.kind === "lists") return items.map((text) => ({ text, hanging: true }));
  if (group.kind === "staff") return [{ text: items.join("　　　") }];
  const contact = items.join("　　");
  const copies = group.copies;
  // The copies stand on the same line where there is room, else on the next: a number is not to be broken.
  const first = ems(contact) + ems(copies) + 1 > characters && copies !== "" ? [{ text: contact }, { text: "", right: copies }] : [{ text: contact, right: copies }];
  return [...first.filter(({ text, right }) => text !== "" || right), ...group.other.map((text) => ({ text }))];
}
