/** What each call changes, and so whether it may be sent a second time. */
import type { CallName } from "../contract/calls.ts";

/**
 * - `none`: it changes nothing, and only answers.
 * - `idempotent`: sent twice, it leaves and answers the same as sent once.
 * - `once`: sent twice, it does something twice, or fails the second time although the first was carried out.
 */
export type Effect = "none" | "idempotent" | "once";

/** `tests/contract/effects.test.ts` proves the calls `none` and `idempotent` on a real library. */
export const effects = {
  "shell.info": "none",
  "issues.list": "none",
  "issues.readFacts": "none",
  "issues.findLatest": "none",
  "issues.create": "once",
  "issues.open": "idempotent",
  "issues.takeOver": "idempotent",
  "issues.renew": "idempotent",
  // The library recognises a repeated save by its revision and text.
  "issues.save": "idempotent",
  "issues.close": "idempotent",
  "issues.duplicate": "once",
  "issues.remove": "once",
  "issues.restore": "once",
  "issues.assign": "idempotent",
  "issues.progress": "none",
  "issues.advance": "once",
  "issues.unlock": "once",
  "versions.list": "none",
  "versions.keep": "once",
  "versions.get": "none",
  "audit.list": "none",
  "audit.export": "none",
  "publications.list": "none",
  "publications.create": "once",
  "publications.save": "once",
  "publications.checkNumber": "none",
  "publications.remove": "once",
  "publications.restore": "once",
  "manuscripts.list": "none",
  "manuscripts.count": "none",
  "manuscripts.get": "none",
  "manuscripts.import": "once",
  "manuscripts.change": "idempotent",
  "manuscripts.remove": "idempotent",
  "manuscripts.restore": "idempotent",
  "names.list": "none",
  "names.save": "once",
  "names.findUnlisted": "none",
  "watching.get": "none",
  "watching.pause": "idempotent",
  "watching.listFailures": "none",
  "similar.find": "none",
  "templates.list": "none",
  "templates.create": "once",
  "templates.save": "idempotent",
  "templates.remove": "once",
  "templates.restore": "once",
  "templates.export": "none",
  "templates.import": "once",
  "checking.get": "none",
  "checking.findPrinted": "none",
  "checking.ignore": "once",
  "checking.stopIgnoring": "idempotent",
  "search.find": "none",
  "search.count": "none",
  "statistics.count": "none",
  "statistics.articles": "none",
  // The log gets an entry each time.
  "statistics.setNotes": "once",
  "backups.list": "none",
  "backups.make": "once",
  "backups.restore": "once",
  // A sound library is left alone.
  "backups.repair": "idempotent",
  "backups.acknowledge": "idempotent",
  "copies.find": "none",
  "copies.list": "none",
  "copies.get": "none",
  "copies.listTable": "none",
  "copies.getTable": "none",
  "copies.takeBack": "idempotent",
  // It answers how many it has brought back.
  "copies.takePicturesBack": "once",
  // The second answer would name no backup to undo it with.
  "copies.takeTableBack": "once",
  "doctor.run": "none",
  "bulk.import": "once",
  "transfer.export": "once",
  "transfer.list": "none",
  "transfer.compare": "none",
  "transfer.import": "once",
  "sheets.read": "none",
  "sheets.write": "none",
  "assets.add": "idempotent",
  "assets.get": "none",
  // It stores pictures, each once under its digest.
  "importing.read": "idempotent",
  "importing.open": "idempotent",
  "importing.decline": "idempotent",
  "importing.accept": "idempotent",
  "importing.close": "idempotent",
  "importing.sample": "none",
  "exporting.export": "once",
  "exporting.preview": "none",
  "jobs.cancel": "idempotent",
  "folders.choose": "once",
  "folders.list": "none",
  "files.open": "once",
  "files.showInFolder": "once",
  "settings.get": "none",
  "settings.set": "idempotent",
} as const satisfies Record<CallName, Effect>;

/** The calls with an effect. */
export type CallsWith<E extends Effect> = {
  [N in CallName]: (typeof effects)[N] extends E ? N : never;
}[CallName];
