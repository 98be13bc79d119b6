/** Templates as a file, for another office or another machine. */
import { z } from "zod";
import { BulletinError, type UnreadableReason } from "../../contract/errors.ts";
import { sameData } from "../canonical.ts";
import { bareBlocks, templateContent, type TemplateContent } from "./template.ts";

/** The first property of the file says what it is. */
const kind = "bulletin-templates";
/** Counts changes of the file's form. */
const version = 1;
/** Of a file, characters. A template is a page: this is a thousand of them. */
const mostCharacters = 2_000_000;
const head = z.looseObject({ kind: z.literal(kind), version: z.int().positive() });
const body = z.object({ templates: z.array(templateContent).min(1).max(1000) });

/** The file's text. */
export function writeTemplates(templates: readonly TemplateContent[]): string {
  return `${JSON.stringify({ kind, version, templates: templates.map(({ name, kind, limit, blocks }) => ({ name, kind, limit, blocks: bareBlocks(blocks) })) }, null, 2)}\n`;
}

/**
 * The templates of a file.
 * @param file its name, for the person.
 * @throws BulletinError `unreadable` where it is no file of templates or a damaged one, `newer-version`, `too-large`
 */
export function readTemplates(text: string, file: string): TemplateContent[] {
  if (text.length > mostCharacters)
    throw new BulletinError("too-large", {
      file,
      limit: mostCharacters.toLocaleString("en"),
      measure: "characters",
    });
  const fail = (reason: UnreadableReason, cause?: unknown) =>
    new BulletinError("unreadable", { file, reason }, { cause });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch (cause) {
    throw fail("not-templates", cause);
  }
  const opening = head.safeParse(value);
  if (!opening.success) throw fail("not-templates", opening.error);
  if (opening.data.version > version)
    throw new BulletinError("newer-version", { found: String(opening.data.version), known: String(version) });
  const read = body.safeParse(value);
  if (!read.success) throw fail("templates-damaged", read.error);
  const templates = read.data.templates.map((template) => ({
    ...template,
    blocks: bareBlocks(template.blocks),
  }));
  if (templates.some(({ blocks }) => blocks.length === 0)) throw fail("templates-damaged");
  return templates;
}

/**
 * Those that are not there yet. One that has the name of another gets a number behind its own: 会议（2）. Nothing that is
 * there is written over.
 */
export function newTemplates(
  incoming: readonly TemplateContent[],
  existing: readonly TemplateContent[],
): TemplateContent[] {
  const known = [...existing];
  const contentOf = ({ kind, limit, blocks }: TemplateContent) => ({ kind, limit, blocks });
  const added: TemplateContent[] = [];
  for (const template of incoming) {
    const base = template.name.replace(/（\d+）$/u, "");
    if (
      known.some(
        (each) =>
          each.name.replace(/（\d+）$/u, "") === base && sameData(contentOf(each), contentOf(template)),
      )
    )
      continue;
    const named = {
      ...template,
      name: freeName(
        template.name,
        known.map(({ name }) => name),
      ),
    };
    known.push(named);
    added.push(named);
  }
  return added;
}

/** The name, with a number behind it where it is taken. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  const base = name.replace(/（\d+）$/u, "");
  let count = 2;
  const numbered = () => `${[...base].slice(0, 36).join("")}（${count}）`;
  while (taken.includes(numbered())) count += 1;
  return numbered();
}
