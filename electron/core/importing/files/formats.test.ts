import { expect, test } from "vitest";
import { locales, errorSentence } from "../../../../shared/messages/index.ts";
import type { BulletinError } from "../../../../shared/basics/errors.ts";
import { detectFormat, type Format } from "./formats.ts";
import { importFile } from "../index.ts";

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

test.each<[name: string, content: Uint8Array, format: Format]>([
  ["no bytes", new Uint8Array(), "empty"],
  ["rich text", bytes("{\\rtf1\\ansi 正"), "rtf"],
  ["PDF", bytes("%PDF-1.7\n%"), "pdf"],
  ["rar", bytes("Rar!\u001a\u0007\u0001"), "other-archive"],
  ["7z", bytes("7z\u00bc\u00af\u0027\u001c"), "other-archive"],
  [
    "a web page",
    bytes("\u00ef\u00bb\u00bf\r\n<html xmlns:o='urn:schemas-microsoft-com:office:office'>"),
    "web-page",
  ],
  ["a web page with a document type", bytes("<!DOCTYPE html>"), "web-page"],
  ["a web page with its pictures", bytes("MIME-Version: 1.0\r\n"), "web-page"],
  [
    "Word 2003's XML",
    bytes('<?xml version="1.0"?>\r\n<?mso-application progid="Word.Document"?>'),
    "word-97",
  ],
  ["an archive", bytes("PK\u0003\u0004"), "word"],
  ["an archive without files", bytes("PK\u0005\u0006"), "word"],
  ["text that mentions other formats", bytes("about {\\rtf, <html> and %PDF-"), "text"],
])("detects %s by its content", (_name, content, format) => expect(detectFormat(content)).toBe(format));

test.each(["empty", "rtf", "pdf", "other-archive", "web-page"])(
  "names the format of an unreadable file and what to do: %s",
  async (reason) => {
    const contents: Record<string, Uint8Array> = {
      empty: new Uint8Array(),
      rtf: bytes("{\\rtf1"),
      pdf: bytes("%PDF-"),
      "other-archive": bytes("Rar!\u001a\u0007"),
      "web-page": bytes("<html>"),
    };
    const error = (await importFile("稿.docx", contents[reason] ?? bytes("")).catch(
      (cause: unknown) => cause,
    )) as BulletinError;
    expect(error).toMatchObject({ code: "unreadable", details: { file: "稿.docx", reason } });
    const sentences = locales.map((locale) => errorSentence(error.data, locale));
    for (const sentence of sentences) expect(sentence).toContain("“稿.docx”");
    expect(sentences.join("")).not.toMatch(/UTF-8/u);
  },
);
