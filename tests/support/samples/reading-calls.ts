/** Every call that changes nothing, with what it asks about. One that is missing here is a type error. */
import type { CallsWith, Input } from "../../../shared/contract/calls.ts";
import {
  base64,
  call,
  createIssue,
  documentOf,
  manuscript,
  publication,
  templateMade,
  text,
  writingCalls,
  type Desk,
  type Prepared,
} from "./writing-calls.ts";

const keptVersion = async (desk: Desk): Promise<number> =>
  (await call(desk, "versions.keep", await writingCalls["versions.keep"](desk))).id;
const storedPicture = async (desk: Desk): Promise<string> =>
  (await call(desk, "assets.add", await writingCalls["assets.add"](desk))).asset;
const copyOf = async (desk: Desk): Promise<Input<"copies.get">> => {
  const { path, subject } = await writingCalls["copies.takeBack"](desk);
  return { path, subject };
};
const transferFile = async (desk: Desk): Promise<string> =>
  (await call(desk, "transfer.export", await writingCalls["transfer.export"](desk))).path;
const rows = [
  ["单位", "篇数"],
  ["东河街道", "3"],
];

export const readingCalls: Prepared<CallsWith<"none">> = {
  "shell.info": async () => ({}),
  "issues.list": async (desk) => (await createIssue(desk), { deleted: false }),
  "issues.readFacts": async () => ({ deleted: false }),
  "issues.findLatest": async () => ({}),
  "issues.progress": async (desk) => ({ id: await createIssue(desk) }),
  "versions.list": async (desk) => ({ issue: await createIssue(desk) }),
  "versions.get": async (desk) => ({ id: await keptVersion(desk) }),
  "audit.list": async () => ({ issue: null }),
  "audit.export": async () => ({ issue: null }),
  "publications.list": async (desk) => (await publication(desk), {}),
  "publications.checkNumber": async (desk) => ({
    issue: await createIssue(desk),
    number: 1,
    date: "2026-11-23",
  }),
  "manuscripts.list": async (desk) => (await manuscript(desk), { deleted: false }),
  "manuscripts.count": async (desk) => (await manuscript(desk), { deleted: false, text: "街道" }),
  "manuscripts.get": async (desk) => ({ id: (await manuscript(desk))[0] ?? 0 }),
  "names.list": async () => ({}),
  "names.findUnlisted": async () => ({}),
  "watching.get": async () => ({}),
  "watching.listFailures": async () => ({ limit: 10, offset: 0 }),
  "similar.find": async ({ next }) => ({ text: text(next()) }),
  "templates.list": async (desk) => (await templateMade(desk), {}),
  "templates.export": async (desk) => ({ ids: [await templateMade(desk)] }),
  "checking.get": async (desk) => ({ issue: await createIssue(desk) }),
  "checking.findPrinted": async (desk) => ({ issue: await createIssue(desk) }),
  "search.find": async () => ({ query: "东河街道" }),
  "search.count": async () => ({ query: "东河街道" }),
  "statistics.count": async () => ({ by: "unit", filter: {} }),
  "statistics.articles": async () => ({ by: "unit", name: "东河街道", filter: {} }),
  "backups.list": async (desk) => (await call(desk, "backups.make", {}), {}),
  "copies.find": async () => ({ job: "find", kind: "issue", text: "" }),
  "copies.list": async (desk) => ({ job: "list", subject: (await copyOf(desk)).subject }),
  "copies.get": async (desk) => copyOf(desk),
  "copies.listTable": async () => ({ job: "list", table: "names" }),
  "copies.getTable": async (desk) => ({
    path: (await call(desk, "backups.make", {})).backup.path,
    table: "names",
  }),
  "doctor.run": async () => ({}),
  "doctor.report": async () => ({ locale: "en" }),
  "transfer.list": async ({ folder }) => ({ folder }),
  "transfer.compare": async (desk) => ({ path: await transferFile(desk) }),
  "sheets.read": async () => ({
    name: "表.csv",
    bytes: base64(rows.map((row) => row.join(",")).join("\r\n")),
  }),
  "sheets.write": async () => ({ format: "csv", title: "表", rows }),
  "assets.get": async (desk) => ({ asset: await storedPicture(desk) }),
  "importing.sample": async () => ({}),
  "exporting.preview": async ({ next }) => ({ job: "preview", document: documentOf(next()) }),
  "folders.list": async ({ folder }) => ({ path: folder }),
  "settings.get": async () => ({}),
};
