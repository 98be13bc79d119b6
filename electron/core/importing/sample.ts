/** Reads the sample issue that comes with the program. */
import { readFile } from "node:fs/promises";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { sampleIssue } from "../system/resources.ts";
import { importFile } from "./index.ts";

/** Imports the sample issue like any other file. */
export async function readSample(): Promise<BulletinDocument> {
  return (await importFile("sample-issue.txt", await readFile(sampleIssue()))).document;
}
