/** Writes and reads files of templates, which carry them to another office or another machine. */
import { z } from "zod";
import { BulletinError, type UnreadableReason } from "../basics/errors.ts";
import { sameData } from "../document/canonical.ts";
import { bareBlocks, templateContent, type TemplateContent } from "./template.ts";

/** The value of `kind` in every file. */
const kind = "bulletin-templates";
/** The version of the file format. */
const version = 1;
/** The longest file, in UTF-16 units. A template is about one page: this is a thousand of them. */
const mostCharacters = 2_000_000;
const head = z.looseObject({ kind: z.literal(kind), version: z.int().positive() });
const body = z.object({ templates: z.array(templateContent).min(1).max(1000) });

/** Writes templates as the text of a file. */
export function writeTemplates(templates: readonly TemplateContent[]): string {
  return `${JSON.stringify({ kind, version, templates: templates.map(({ name, kind, limit, blocks }) => ({ name, kind, limit, blocks: bareBlocks(blocks) })) }, null, 2)}\n`;
}

/**
 * Reads the templates in the text of a file.
 * @param file the name of the file, for error messages
 * @throws BulletinError `unreadable` for a damaged file or one without templates, `newer-version`,
 *   `too-large`
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
  const result = body.safeParse(value);
  if (!result.success) throw fail("templates-damaged", result.error);
  const templates = result.data.templates.map((template) => ({
    ...template,
    blocks: bareBlocks(template.blocks),
  }));
  if (templates.some(({ blocks }) => blocks.length === 0)) throw fail("templates-damaged");
  return templates;
}

/**
 * Selects the templates that do not exist yet. A new template with the name of an existing one gets a number:
 * 会议（2）. One with the same name (apart from such a number) and the same content is skipped. Existing
 * templates are never replaced.
 */
export function newTemplates(
  importedTemplates: readonly TemplateContent[],
  existingTemplates: readonly TemplateContent[],
): TemplateContent[] {
  const all = [...existingTemplates];
  const contentOf = ({ kind, limit, blocks }: TemplateContent) => ({ kind, limit, blocks });
  const newContents: TemplateContent[] = [];
  for (const template of importedTemplates) {
    const base = template.name.replace(/（\d+）$/u, "");
    if (
      all.some(
        (each) =>
          each.name.replace(/（\d+）$/u, "") === base && sameData(contentOf(each), contentOf(template)),
      )
    )
      continue;
    const namedTemplate = {
      ...template,
      name: freeName(
        template.name,
        all.map(({ name }) => name),
      ),
    };
    all.push(namedTemplate);
    newContents.push(namedTemplate);
  }
  return newContents;
}

/** The name, or, if it is in `usedNames`, the name with the lowest free number from 2: 会议（2）. */
export function freeName(name: string, usedNames: readonly string[]): string {
  if (!usedNames.includes(name)) return name;
  const base = name.replace(/（\d+）$/u, "");
  let count = 2;
  const numberName = () => `${[...base].slice(0, 36).join("")}（${count}）`;
  while (usedNames.includes(numberName())) count += 1;
  return numberName();
}
