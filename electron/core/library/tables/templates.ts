/**
 * The templates of a library. Each method answers the call `templates.*` of the contract with the same name.
 */
import { parseJson } from "../../../../shared/basics/json.ts";
import { newTemplates, readTemplates, writeTemplates } from "../../../../shared/templates/file.ts";
import type { TemplateContent } from "../../../../shared/templates/template.ts";
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { template as templateSchema, type Template } from "../../../../shared/contract/templates.ts";
import type { Autosaves } from "../autosaves/autosaves.ts";
import type { Database } from "../database/driver.ts";
import {
  changeRecord,
  readRecord,
  readRecords,
  requireSound,
  sealRecord,
  type Damageable,
  type StoredRecord,
} from "../database/records.ts";
import type { Statements } from "../database/statements.ts";

const createMissingError = () => new BulletinError("not-found", { what: "template" });

export class Templates {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #autosaves: Autosaves;
  readonly #emitChange: () => void;
  readonly calls = {
    "templates.list": () => this.list(),
    "templates.create": (input) => this.create(input),
    "templates.save": (input) => this.save(input),
    "templates.remove": (input) => this.remove(input),
    "templates.restore": (input) => this.restore(input),
    "templates.export": (input) => this.export(input),
    "templates.import": (input) => this.import(input),
  } satisfies CallsOf<"templates">;

  /** @param emitChange called after each change */
  constructor(database: Database, now: () => Date, autosaves: Autosaves, emitChange: () => void) {
    this.#database = database;
    this.#now = now;
    this.#autosaves = autosaves;
    this.#emitChange = emitChange;
  }

  async list(): Promise<Output<"templates.list">> {
    return { templates: await this.#readAll(this.#database) };
  }

  create({ template }: Input<"templates.create">): Promise<Output<"templates.create">> {
    return this.#write(
      async (statements) => ({ id: await insertTemplate(statements, template) }),
      ({ id }) => [id],
    );
  }

  save({ id, change }: Input<"templates.save">): Promise<Output<"templates.save">> {
    return this.#write(
      async (statements) => {
        const record = await readRecord(statements, "templates", id);
        if (!record || isRemoved(record)) throw createMissingError();
        const { name, kind, limit, blocks } = {
          ...readTemplate(record, this.#database),
          ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
        };
        await statements.run(
          "UPDATE templates SET name = ?, kind = ?, most_characters = ?, blocks = ? WHERE id = ?",
          name,
          kind,
          limit,
          JSON.stringify(blocks),
          id,
        );
        await sealRecord(statements, "templates", id);
        return {};
      },
      () => [id],
    );
  }

  remove({ id }: Input<"templates.remove">): Promise<Output<"templates.remove">> {
    return this.#setDeletedAt(id, "NULL", this.#now().toISOString());
  }

  restore({ id }: Input<"templates.restore">): Promise<Output<"templates.restore">> {
    return this.#setDeletedAt(id, "NOT NULL", null);
  }

  /** @throws BulletinError `not-found` if one of them does not exist */
  async export({ ids }: Input<"templates.export">): Promise<Output<"templates.export">> {
    const byId = new Map((await this.#readAll(this.#database)).map((template) => [template.id, template]));
    const chosenTemplates = ids.map((id) => byId.get(id));
    if (!chosenTemplates.every((template) => template !== undefined)) throw createMissingError();
    return { text: writeTemplates(chosenTemplates) };
  }

  /**
   * Adds the templates of a file that the library does not have yet. @throws BulletinError the errors of
   * `readTemplates`
   */
  async import({ name, text }: Input<"templates.import">): Promise<Output<"templates.import">> {
    const fileTemplates = readTemplates(text, name);
    return this.#write(
      async (statements) => {
        const newOnes: Template[] = [];
        for (const template of newTemplates(fileTemplates, await this.#readAll(statements)))
          newOnes.push({ ...template, id: await insertTemplate(statements, template) });
        return { added: newOnes, repeated: fileTemplates.length - newOnes.length };
      },
      ({ added }) => added.map(({ id }) => id),
    );
  }

  async #readAll(statements: Pick<Statements, "all">): Promise<Template[]> {
    const records = await readRecords(statements, "templates");
    return records
      .filter((record) => !isRemoved(record))
      .map((record) => readTemplate(record, this.#database));
  }

  #setDeletedAt(
    id: number,
    previous: "NULL" | "NOT NULL",
    deletedAt: string | null,
  ): Promise<Record<string, never>> {
    return this.#write(
      async (statements) => {
        const { changes } = await changeRecord(statements, this.#database, { kind: "templates", id }, () =>
          statements.run(
            `UPDATE templates SET deleted_at = ? WHERE id = ? AND deleted_at IS ${previous}`,
            deletedAt,
            id,
          ),
        );
        if (changes === 0) throw createMissingError();
        return {};
      },
      () => [id],
    );
  }

  /** @param listIds gives the ids of what was changed */
  async #write<Answer>(
    work: (statements: Statements) => Promise<Answer>,
    listIds: (answer: Answer) => readonly number[],
  ): Promise<Answer> {
    const answer = await this.#database.transaction(work);
    await this.#autosaves.keepRecords(this.#database, "templates", listIds(answer));
    this.#emitChange();
    return answer;
  }
}

/**
 * Reads a template. Content was valid when it was stored, so invalid content is damage.
 * @throws BulletinError `library-damaged`
 */
export function readTemplate(record: StoredRecord, database: Damageable): Template {
  const { name, kind, most_characters: limit, blocks } = requireSound(record, database);
  try {
    return templateSchema.parse({
      id: record.id,
      name,
      kind,
      limit,
      blocks: parseJson(String(blocks)),
    });
  } catch (cause) {
    throw database.damage(`templates ${record.id}`, cause);
  }
}

const isRemoved = ({ content }: StoredRecord): boolean => content.deleted_at !== null;

async function insertTemplate(
  statements: Statements,
  { name, kind, limit, blocks }: TemplateContent,
): Promise<number> {
  const { lastId } = await statements.run(
    "INSERT INTO templates (name, kind, most_characters, blocks) VALUES (?, ?, ?, ?)",
    name,
    kind,
    limit,
    JSON.stringify(blocks),
  );
  await sealRecord(statements, "templates", lastId);
  return lastId;
}
