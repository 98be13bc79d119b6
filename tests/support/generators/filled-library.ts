/** A small library for tests of backups and recovery: its texts, and one that is filled. */
import { emptyDocument } from "../../../shared/document/empty.ts";
import { profileOf, type PublicationProfile } from "../../../shared/publications/publication.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { openLibrary, type Library } from "../../../electron/core/library/index.ts";

/** The session that saves. */
export const session = "session-1";

/** A document of one paragraph. */
export const documentOf = (text: string, number = 1): BulletinDocument => {
  const document = emptyDocument();
  return {
    ...document,
    masthead: { ...document.masthead, number },
    blocks: [{ id: "b1", style: "body", runs: [{ text }] }],
  };
};

/** The profile of a publication with this name. */
export function profileNamed(name: string): PublicationProfile {
  const document = documentOf("");
  return profileOf({ ...document, masthead: { ...document.masthead, name: [name] } });
}

/** The texts of all issues that are not in the bin, sorted. */
export async function textsIn(library: Library): Promise<string[]> {
  const { issues } = await library.issues.list({ deleted: false });
  const texts: string[] = [];
  for (const { id } of issues) {
    texts.push(
      (await library.issues.open({ id, session: "reader-of-tests", label: "读" })).document.blocks[0]?.runs[0]
        ?.text ?? "",
    );
    await library.issues.close({ id, session: "reader-of-tests" });
  }
  return texts.toSorted();
}

/** Opens an issue, saves this text, and closes it. */
export async function saveAgain(library: Library, id: number, text: string): Promise<void> {
  const { revision, generation } = await library.issues.open({ id, session, label: "甲" });
  await library.issues.save({ id, session, revision, generation, document: documentOf(text) });
  await library.issues.close({ id, session });
}

/** Makes a backup that contains 甲; afterwards 甲 is saved again and 乙 is created. Returns the id of 甲. */
export async function fillLibrary(folder: string, now: () => Date): Promise<number> {
  const library = await openLibrary(folder, { now });
  const { id } = await library.issues.create({ document: documentOf("甲") });
  await library.backups.make("daily");
  await saveAgain(library, id, "甲，改过");
  await library.issues.create({ document: documentOf("乙", 2) });
  await library.close();
  return id;
}
