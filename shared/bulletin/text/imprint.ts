/** 版记 as lines of text: staff, 报 送 发, copies, e-mail, telephone. */
import { emptyImprint } from "../empty.ts";
import type { Imprint } from "../schema.ts";
import { ChangeList } from "./change.ts";
import { imprintKeys, isUsual, readField, writeField, type ImprintKey } from "./fields.ts";
import { splitLines, type Line } from "./lines.ts";
import { isExplicit, styleOf } from "./paragraph.ts";

interface Field {
  key: ImprintKey;
  label: string;
  /** The ways to write the label. */
  written: RegExp;
  /** The texts that it holds; none where it is empty. */
  get(imprint: Imprint): string[];
  add(imprint: Imprint, texts: string[]): void;
}

const filled = (text: string): string[] => (text === "" ? [] : [text]);
const staff = (key: "editor" | "proofreader" | "approver", label: string, written: RegExp): Field => ({
  key,
  label,
  written,
  get: ({ staff }) => filled(staff[key]),
  add: ({ staff }, [text = ""]) => (staff[key] = text),
});
const list = (key: "report" | "deliver" | "send", label: string, written: RegExp): Field => ({
  key,
  label,
  written,
  get: (imprint) => imprint[key],
  add: (imprint, texts) => texts.forEach((text) => imprint[key].push(text)),
});
const line = (key: "email" | "phone", label: string, written: RegExp): Field => ({
  key,
  label,
  written,
  get: (imprint) => filled(imprint[key]),
  add: (imprint, [text = ""]) => (imprint[key] = text),
});

/** In the order of printing. */
const fields: Field[] = [
  staff("editor", "编辑", /责任编辑|编\s*辑/u),
  staff("proofreader", "校对", /校\s*对/u),
  staff("approver", "核签", /核\s*签|签\s*发/u),
  list("report", "报", /抄?报/u),
  list("deliver", "送", /抄?送/u),
  list("send", "发", /发/u),
  line("email", "电子邮箱", /电子邮[箱件]|邮箱|E-?mail/iu),
  line("phone", "电话", /联系电话|电\s*话/u),
];
const isList = (key: ImprintKey): boolean => ["report", "deliver", "send"].includes(key);
const copiesForm = /^[（(]?共印\s*([1-9]\d{0,6})\s*份[）)]?$/u;
const anyLabel = `(?:${fields.map(({ written }) => written.source).join("|")})\\s*[：:]`;
const labelled = new RegExp(`^${anyLabel}`, "iu");
const between = new RegExp(`(?<!\\s)\\s+(?=${anyLabel}|[（(]?共印)`, "iu");

const begins = (text: string): boolean =>
  labelled.test(text) || copiesForm.test(text) || readField(text, imprintKeys) !== null;
const isMark = (text: string): boolean =>
  !copiesForm.test(text) && (isExplicit(text) || styleOf(text) !== "body");

/** Where the imprint begins, at `from` or later: the first line after the last section, brief or source that opens with a label. */
export function findImprint(lines: readonly Line[], from: number): number {
  const last = Math.max(
    from - 1,
    lines.findLastIndex(({ text }) => isMark(text)),
  );
  const at = lines.findIndex(({ text }, index) => index > last && begins(text));
  if (at !== -1) return at;
  // A remark in brackets that closes an imprint (内部资料) looks like a source: two labels in a row before it tell.
  const previous = Math.max(
    from - 1,
    lines.findLastIndex(({ text }, index) => index < last && isMark(text)),
  );
  const opening = lines.findIndex(({ text }, index) => index > previous && begins(text));
  return opening !== -1 && opening + 1 < last && begins(lines[opening + 1]?.text ?? "")
    ? opening
    : lines.length;
}

/** Reads the imprint's lines. What fits no field is kept as it stands, in `other`. */
export function readImprint(lines: readonly Line[], changes: ChangeList): Imprint {
  const imprint = emptyImprint();
  const other: string[] = [];
  for (const { number, text } of lines) {
    const written = readField(text, imprintKeys);
    if (written && addWritten(imprint, other, written.key, written.value)) continue;
    for (const part of text.split(between)) {
      if (!readCopies(imprint, part, number, changes) && !readPart(imprint, part, number, changes))
        other.push(part);
    }
  }
  return other.length > 0 ? { ...imprint, other } : imprint;
}

function addWritten(imprint: Imprint, other: string[], key: ImprintKey, value: string): boolean {
  const field = fields.find((field) => field.key === key);
  const copies = Number(value);
  if (field && (isList(key) || field.get(imprint).length === 0)) field.add(imprint, [value]);
  else if (key === "other") other.push(value);
  else if (key === "copies" && imprint.copies === undefined && Number.isSafeInteger(copies) && copies > 0)
    imprint.copies = copies;
  else return false;
  return true;
}

function readCopies(imprint: Imprint, part: string, number: number, changes: ChangeList): boolean {
  const copies = copiesForm.exec(part)?.[1];
  if (copies === undefined || imprint.copies !== undefined) return false;
  const usual = `共印${copies}份`;
  if (part !== usual && !changes.apply("imprint-form", number, part, usual)) return false;
  imprint.copies = Number(copies);
  return true;
}

function readPart(imprint: Imprint, part: string, number: number, changes: ChangeList): boolean {
  for (const field of fields) {
    const text = new RegExp(`^(?:${field.written.source})\\s*[：:]\\s*(.+)$`, "iu").exec(part)?.[1];
    if (text === undefined || field.get(imprint).length > 0) continue;
    const usual = `${field.label}：${text}`;
    if (part !== usual && !changes.apply("imprint-form", number, part, usual)) return false;
    field.add(imprint, isList(field.key) ? text.split("、") : [text]);
    return true;
  }
  return false;
}

/** The imprint's lines of text; empty fields give none. */
export function writeImprint(imprint: Imprint): string[] {
  const lines = fields.flatMap((field) => {
    const texts = field.get(imprint);
    if (texts.length === 0) return [];
    const usual = `${field.label}：${texts.join("、")}`;
    const same = (read: Imprint) =>
      read.other === undefined && JSON.stringify(field.get(read)) === JSON.stringify(texts);
    return readsBack(usual, same) ? [usual] : texts.map((text) => writeField(field.key, text));
  });
  if (imprint.copies !== undefined)
    lines.push(imprint.copies < 1e7 ? `共印${imprint.copies}份` : writeField("copies", imprint.copies));
  for (const text of imprint.other ?? []) {
    // The first line must tell that the imprint begins.
    const same = ({ other }: Imprint) => lines.length > 0 && other?.length === 1 && other[0] === text;
    lines.push(!isMark(text) && readsBack(text, same) ? text : writeField("other", text));
  }
  return lines;
}

/** The test is the reader itself: the line alone gives the field, and nothing is normalised. */
function readsBack(usual: string, same: (read: Imprint) => boolean): boolean {
  const changes = new ChangeList();
  const lines = splitLines(usual);
  const isWhole = isUsual(usual) && lines.length === 1 && lines[0]?.text === usual;
  return isWhole && same(readImprint(lines, changes)) && changes.made.length === 0;
}
