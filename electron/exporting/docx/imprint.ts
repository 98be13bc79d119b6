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
import { standardPage as page } from "../../../shared/layout/page.ts";
import { countLines, ems } from "./count-lines.ts";
import { textRuns } from "./runs.ts";
import { imprintPadding, imprintPitch, paragraphStyles } from "./styles.ts";
import { pitch, sheet, smallCharacter, twips } from "./units.ts";

const frame: NonNullable<IParagraphOptions["frame"]> = {
  type: "alignment",
  width: sheet.textWidth,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
  wrap: FrameWrap.NOT_BESIDE,
};

/** The imprint's paragraphs, then the one that they are anchored to, and the grid lines they take; none where every field is empty. */
export function imprint(imprint: Imprint): { paragraphs: Paragraph[]; lines: number } {
  const groups = imprintGroups(imprint).map(textsOf);
  if (groups.length === 0) return { paragraphs: [], lines: 0 };
  const { imprintFirstRule, imprintRule, imprintLastRule, end } = paragraphStyles;
  const paragraphs = [
    ...groups.flatMap((texts, index) => [rule(index === 0 ? imprintFirstRule : imprintRule), ...texts.map(paragraph)]),
    rule(imprintLastRule),
    // A frame belongs to the page of the paragraph that follows it.
    new Paragraph({ style: end }),
  ];
  const lines = groups.flat().reduce((sum, { text, hanging }) => sum + (hanging ? countLines(text, lineCharacters - 2, -2) : countLines(text, lineCharacters)), 0);
  const rules = twips(2 * page.rules.outer + (groups.length - 1) * page.rules.inner);
  return { paragraphs, lines: Math.ceil((lines * imprintPitch + 2 * groups.length * imprintPadding + rules) / pitch) };
}

/** A rule: a black paragraph as high as the rule is thick. LibreOffice makes no frame of paragraphs with unlike borders. */
const rule = (style: string): Paragraph => new Paragraph({ style, frame });

/** A line of the imprint: `right` stands at the right, a `hanging` one is indented below its label. */
interface ImprintText {
  text: string;
  right?: string;
  hanging?: boolean;
}

/** Between the indents of one character at each side. */
const lineCharacters = Math.floor(sheet.textWidth / smallCharacter) - 2;

const paragraph = ({ text, right, hanging }: ImprintText): Paragraph =>
  new Paragraph({
    style: hanging ? paragraphStyles.imprintList : paragraphStyles.imprintLine,
    frame,
    children: [...textRuns(text), ...(right ? [new TextRun({ children: [new Tab()] }), ...textRuns(right)] : [])],
  });

function textsOf(group: ImprintGroup): ImprintText[] {
  const items = group.items.map(({ label, text }) => `${label}：${text}`);
  if (group.kind === "lists") return items.map((text) => ({ text, hanging: true }));
  if (group.kind === "staff") return [{ text: items.join("　　　") }];
  const contact = items.join("　　");
  const copies = group.copies;
  // The copies stand on the same line where there is room, else on the next: a number is not to be broken.
  const first = ems(contact) + ems(copies) + 1 > lineCharacters && copies !== "" ? [{ text: contact }, { text: "", right: copies }] : [{ text: contact, right: copies }];
  return [...first.filter(({ text, right }) => text !== "" || right), ...group.other.map((text) => ({ text }))];
}
