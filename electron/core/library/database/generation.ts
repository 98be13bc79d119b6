/**
 * The generation of a library: how many times its whole content was replaced by a backup. A save, and the file
 * of an autosave, state the generation of the text that they continue. A text of another generation continues
 * something that the library no longer contains: its save is refused, and its autosave is not replayed.
 */
import { BulletinError } from "../../../../shared/basics/errors.ts";
import type { Statements } from "./statements.ts";

/** Reads the present generation; 0 until a backup is restored. */
export async function readGeneration(statements: Pick<Statements, "get">): Promise<number> {
  return (await statements.get<{ number: number }>("SELECT number FROM generation"))?.number ?? 0;
}

/** Writes the generation, in the transaction that replaces the content. */
export async function writeGeneration(statements: Pick<Statements, "run">, number: number): Promise<void> {
  await statements.run(
    "INSERT INTO generation (id, number) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET number = excluded.number",
    number,
  );
}

/**
 * Reads the present generation for a save, in its transaction.
 * @param generation of the text to save
 * @throws BulletinError `restored` if it is not the present one
 */
export async function requireGeneration(
  statements: Pick<Statements, "get">,
  generation: number,
): Promise<number> {
  const present = await readGeneration(statements);
  if (generation !== present) throw new BulletinError("restored");
  return present;
}
