/**
 * The imprint (版记), GB/T 9704-2012, 7.4: rules as wide as the type area, the first and last thicker; text one character
 * in from both sides; the last rule on the foot of the type area of the last page.
 *
 * It is a frame (ECMA-376 part 1, 17.3.1.11) at the foot of the margin box: neighbouring paragraphs with the same frame
 * properties are one frame. Rules are paragraphs of their own, since a border is no wider than its indented text.
 */
import {
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  Paragraph,
  Tab,
  TextRun,
  VerticalPositionAlign,
} from "docx";
import type { IParagraphOptions } from "docx";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { imprintGroups, type ImprintItem } from "../../../shared/layout/imprint.ts";
import type { LineOf } from "../../../shared/revisions/field-lines.ts";
import { countLines, ems } from "./count-lines.ts";
import type { Frame } from "./frame.ts";
import { paragraphStyles } from "./style-names.ts";
import { twips, type WordPage } from "./units.ts";

/** The imprint's paragraphs, then the one that they are anchored to, and the grid lines they take; none where every field is empty. */
export function imprint(frame: Frame, word: WordPage): { paragraphs: Paragraph[]; lines: number } {
  const { page, pitch, sheet, smallCharacter } = word;
  // Between the indents of one character at each side.
  const characters = Math.floor(sheet.textWidth / smallCharacter) - 2;
  const groups = textsOf(frame.documents, characters);
  if (groups.length === 0) return { paragraphs: [], lines: 0 };
  const place = placeOf(sheet.textWidth);
  const { imprintFirstRule, imprintRule, imprintLastRule, end } = paragraphStyles;
  const paragraphs = [
    ...groups.flatMap((texts, index) => [
      rule(index === 0 ? imprintFirstRule : imprintRule, place),
      ...texts.map((text) => paragraph(text, frame, place)),
    ]),
    rule(imprintLastRule, place),
    // A frame belongs to the page of the paragraph that follows it.
    new Paragraph({ style: end }),
  ];
  const heights = groups
    .flat()
    .map(({ left, hanging }) =>
      hanging
        ? countLines(left(frame.document), characters - 2, -2)
        : countLines(left(frame.document), characters),
    );
  const rules = twips(2 * page.rules.outer + (groups.length - 1) * page.rules.inner);
  const lines = heights.reduce((sum, each) => sum + each, 0);
  return {
    paragraphs,
    lines: Math.ceil((lines * word.imprint.pitch + 2 * groups.length * word.imprint.padding + rules) / pitch),
  };
}

type Place = NonNullable<IParagraphOptions["frame"]>;

const placeOf = (width: number): Place => ({
  type: "alignment",
  width,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
  wrap: FrameWrap.NOT_BESIDE,
});

/** A rule: a black paragraph as high as the rule is thick. LibreOffice makes no frame of paragraphs with unlike borders. */
const rule = (style: string, place: Place): Paragraph => new Paragraph({ style, frame: place });

/** A line of the imprint: what is `right` stands at the right, a `hanging` one is indented below its label. */
interface ImprintText {
  left: LineOf;
  right?: LineOf;
  hanging?: boolean;
}

function paragraph({ left, right, hanging }: ImprintText, frame: Frame, place: Place): Paragraph {
  const marks = frame.paragraph((document) => left(document) + (right?.(document) ?? ""));
  return new Paragraph({
    style: hanging ? paragraphStyles.imprintList : paragraphStyles.imprintLine,
    frame: place,
    ...marks,
    children: [
      ...frame.runs(left),
      ...(right && frame.has(right) ? [new TextRun({ children: [new Tab()] }), ...frame.runs(right)] : []),
    ],
  });
}

const groupsOf = (document: BulletinDocument) => imprintGroups(document.imprint);
const textOf = ({ label, text }: ImprintItem): string => `${label}：${text}`;
const joined =
  (kind: "staff" | "contact", between: string): LineOf =>
  (document) => {
    const group = groupsOf(document).find((each) => each.kind === kind);
    return group ? group.items.map(textOf).join(between) : "";
  };
const listed =
  (label: string): LineOf =>
  (document) => {
    const item = groupsOf(document)
      .flatMap((group) => (group.kind === "lists" ? group.items : []))
      .find((each) => each.label === label);
    return item ? textOf(item) : "";
  };
const copiesOf: LineOf = (document) =>
  groupsOf(document)
    .map((group) => (group.kind === "contact" ? group.copies : ""))
    .join("");
const otherLine =
  (index: number): LineOf =>
  (document) =>
    groupsOf(document).flatMap((group) => (group.kind === "contact" ? group.other : []))[index] ?? "";

/**
 * The groups that one of the documents has, each of its lines that one of them has. @param characters that a line holds.
 */
function textsOf(documents: readonly BulletinDocument[], characters: number): ImprintText[][] {
  const has = (lineOf: LineOf) => documents.some((document) => lineOf(document) !== "");
  const contact = joined("contact", "　　");
  const others = Math.max(...documents.map((document) => (document.imprint.other ?? []).length));
  // The copies stand on the same line where there is room, else on the next: a number is not to be broken.
  const hasRoom = documents.every(
    (document) =>
      copiesOf(document) === "" || ems(contact(document)) + ems(copiesOf(document)) + 1 <= characters,
  );
  const first: ImprintText[] = hasRoom
    ? [{ left: contact, right: copiesOf }]
    : [{ left: contact }, { left: () => "", right: copiesOf }];
  const groups: ImprintText[][] = [
    [{ left: joined("staff", "　　　") }],
    ["报", "送", "发"].map((label) => ({ left: listed(label), hanging: true })),
    [...first, ...Array.from({ length: others }, (_line, index) => ({ left: otherLine(index) }))],
  ];
  return groups
    .map((texts) => texts.filter(({ left, right }) => has(left) || (right && has(right))))
    .filter((texts) => texts.length > 0);
}
