/** 版记 as lines of text: staff, 报 送 发, e-mail, telephone, copies. */
import { emptyImprint } from "../empty.ts";
import type { Imprint } from "../schema.ts";
import type { ChangeList } from "./change.ts";
import type { Line } from "./lines.ts";

interface Field {
  label: string;
  /** Other ways to write the label, the usual one first. */
  written: RegExp;
  read(imprint: Imprint): string;
  write(imprint: Imprint, text: string): void;
}

const staff = (key: "editor" | "proofreader" | "approver", label: string, written: RegExp): Field => ({
  label,
  written,
  read: (imprint) => imprint.staff[key],
  write: (imprint, text) => (imprint.staff[key] = text),
});
const list = (key: "report" | "deliver" | "send", label: string, written: RegExp): Field => ({
  label,
  written,
  read: (imprint) => imprint[key].join("、"),
  write: (imprint, text) => (imprint[key] = text.split("、")),
});
const line = (key: "email" | "phone", label: string, written: RegExp): Field => ({
  label,
  written,
  read: (imprint) => imprint[key],
  write: (imprint, text) => (imprint[key] = text),
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
const copiesForm = /^共印\s*([1-9]\d{0,6})\s*份$/u;
const anyLabel = new RegExp(`(?:${fields.map(({ written }) => written.source).join("|")})\\s*[：:]`, "iu");
const begins = new RegExp(`^${anyLabel.source}`, "iu");
const between = new RegExp(`\\s+(?=${anyLabel.source})`, "iu");

/** Where the imprint begins: the first line after the last section or source that opens with one of its labels. */
export function findImprint(lines: readonly Line[], from: number): number {
  const at = lines.findIndex(({ text }, index) => index >= from && begins.test(text));
  return at === -1 ? lines.length : at;
}

/** Reads the imprint's lines. What fits no field is kept as it stands, in `other`. */
export function readImprint(lines: readonly Line[], changes: ChangeList): Imprint {
  const imprint = emptyImprint();
  const other: string[] = [];
  for (const { number, text } of lines) {
    for (const part of text.split(between)) {
      if (!readField(imprint, part, number, changes)) other.push(part);
    }
  }
  return other.length > 0 ? { ...imprint, other } : imprint;
}

function readField(imprint: Imprint, part: string, number: number, changes: ChangeList): boolean {
  const copies = copiesForm.exec(part);
  if (copies && imprint.copies === undefined) {
    imprint.copies = Number(copies[1]);
    return true;
  }
  for (const field of fields) {
    const match = new RegExp(`^(?:${field.written.source})\\s*[：:]\\s*(.+)$`, "iu").exec(part);
    if (!match?.[1] || field.read(imprint) !== "") continue;
    const usual = `${field.label}：${match[1]}`;
    if (part !== usual && !changes.apply("imprint-form", number, part, usual)) return false;
    field.write(imprint, match[1]);
    return true;
  }
  return false;
}

/** The imprint's lines of text; empty fields give none. */
export function writeImprint(imprint: Imprint): string[] {
  const written = fields.map((field) => [field.label, field.read(imprint)]).filter(([, text]) => text !== "");
  const copies = imprint.copies === undefined ? [] : [`共印${imprint.copies}份`];
  return [...written.map(([label, text]) => `${label}：${text}`), ...copies, ...(imprint.other ?? [])];
}
