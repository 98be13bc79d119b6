/**
 * Writes the imprint (版记), GB/T 9704-2012, 7.4: rules as wide as the type area, the first and last of them
 * thicker; text indented one character on both sides; the last rule at the foot of the type area of the last
 * page.
 *
 * The imprint is a text frame (ECMA-376 part 1, 17.3.1.11) at the foot of the margin box: adjacent paragraphs
 * with the same frame properties form one frame. Rules are paragraphs of their own, because a border is only
 * as wide as its indented text.
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
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { imprintGroups, type ImprintItem } from "../../../../shared/layout/imprint.ts";
import type { LineOf } from "../../../../shared/revisions/field-lines.ts";
import { countLines, ems } from "./count-lines.ts";
import type { Frame } from "./frame.ts";
import { paragraphStyles } from "../../ooxml/style-names.ts";
import { toTwips, type WordPage } from "./units.ts";

/**
 * The paragraphs of the imprint, followed by the one that they are anchored to, and the grid lines they take;
 * none if every field is empty.
 */
export function writeImprint(frame: Frame, page: WordPage): { paragraphs: Paragraph[]; lines: number } {
  const { profile, pitch, sheet, smallCharacter } = page;
  // Characters on a line between the indents of one character on each side.
  const characters = Math.floor(sheet.textWidth / smallCharacter) - 2;
  const groups = textsOf(frame.documents, characters);
  if (groups.length === 0) return { paragraphs: [], lines: 0 };

  const place = placeAtFoot(sheet.textWidth);
  const { imprintFirstRule, imprintRule, imprintLastRule, end } = paragraphStyles;
  const paragraphs = [
    ...groups.flatMap((texts, index) => [
      writeRule(index === 0 ? imprintFirstRule : imprintRule, place),
      ...texts.map((text) => writeLine(text, frame, place)),
    ]),
    writeRule(imprintLastRule, place),
    // Word puts a frame on the page of the paragraph that follows it.
    new Paragraph({ style: end }),
  ];

  const heights = groups
    .flat()
    .map(({ left, hanging }) =>
      hanging
        ? countLines(left(frame.document), characters - 2, -2)
        : countLines(left(frame.document), characters),
    );
  const rules = toTwips(2 * profile.rules.outer + (groups.length - 1) * profile.rules.inner);
  const lines = heights.reduce((sum, each) => sum + each, 0);
  return {
    paragraphs,
    lines: Math.ceil((lines * page.imprint.pitch + 2 * groups.length * page.imprint.padding + rules) / pitch),
  };
}

/** Frame properties of a paragraph. */
type Place = NonNullable<IParagraphOptions["frame"]>;

const placeAtFoot = (width: number): Place => ({
  type: "alignment",
  width,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
  wrap: FrameWrap.NOT_BESIDE,
});

/**
 * A rule is a black paragraph as high as the rule is thick. Borders would not do: LibreOffice does not join
 * paragraphs with different borders to one frame.
 */
const writeRule = (style: string, place: Place): Paragraph => new Paragraph({ style, frame: place });

/**
 * A line of the imprint: text on the left, text aligned right, and true if further lines are indented below
 * the label.
 */
interface ImprintText {
  left: LineOf;
  right?: LineOf;
  hanging?: boolean;
}

function writeLine({ left, right, hanging }: ImprintText, frame: Frame, place: Place): Paragraph {
  const marks = frame.markParagraph((document) => left(document) + (right?.(document) ?? ""));
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
/** The line of a group whose items are on one line. */
const joinedLine =
  (kind: "staff" | "contact", between: string): LineOf =>
  (document) => {
    const group = groupsOf(document).find((each) => each.kind === kind);
    return group ? group.items.map(textOf).join(between) : "";
  };
/** The line of a list (报, 送, 发). */
const listLine =
  (label: string): LineOf =>
  (document) => {
    const item = groupsOf(document)
      .flatMap((group) => (group.kind === "lists" ? group.items : []))
      .find((each) => each.label === label);
    return item ? textOf(item) : "";
  };
/** The number of copies. */
const copiesOf: LineOf = (document) =>
  groupsOf(document)
    .map((group) => (group.kind === "contact" ? group.copies : ""))
    .join("");
/** A line of further contact data. */
const otherLine =
  (index: number): LineOf =>
  (document) =>
    groupsOf(document).flatMap((group) => (group.kind === "contact" ? group.other : []))[index] ?? "";

/**
 * The groups and lines of the imprint that at least one of the documents has.
 * @param characters characters on a line
 */
function textsOf(documents: readonly BulletinDocument[], characters: number): ImprintText[][] {
  const has = (lineOf: LineOf) => documents.some((document) => lineOf(document) !== "");
  const contact = joinedLine("contact", "　　");
  const others = Math.max(...documents.map((document) => (document.imprint.other ?? []).length));
  // The number of copies is on the same line if there is room, else on the next, so that it is never split.
  const hasRoom = documents.every(
    (document) =>
      copiesOf(document) === "" || ems(contact(document)) + ems(copiesOf(document)) + 1 <= characters,
  );
  const first: ImprintText[] = hasRoom
    ? [{ left: contact, right: copiesOf }]
    : [{ left: contact }, { left: () => "", right: copiesOf }];
  const groups: ImprintText[][] = [
    [{ left: joinedLine("staff", "　　　") }],
    ["报", "送", "发"].map((label) => ({ left: listLine(label), hanging: true })),
    [...first, ...Array.from({ length: others }, (_line, index) => ({ left: otherLine(index) }))],
  ];
  return groups
    .map((texts) => texts.filter(({ left, right }) => has(left) || (right && has(right))))
    .filter((texts) => texts.length > 0);
}
