/** The speller for checks outside the window. */
import { readFile } from "node:fs/promises";
import { createSpeller, spellerFiles, type Speller } from "../../../shared/proofing/spelling/index.ts";
import { languageFile } from "./resources.ts";

let reading: Promise<Speller> | undefined;

/** Reads the speller, once. */
export function readSpeller(): Promise<Speller> {
  reading ??= Promise.all(spellerFiles.map((name) => readFile(languageFile(name)))).then(
    ([model = Buffer.alloc(0), confusions = Buffer.alloc(0)]) =>
      createSpeller(new Uint8Array(model).buffer, confusions.toString("utf8")),
  );
  return reading;
}
