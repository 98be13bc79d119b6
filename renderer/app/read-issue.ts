import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import { session } from "./session.ts";

/**
 * Reads the document of an issue without taking its write lease from this window's session: it opens the
 * issue under a separate session and closes it at once. @throws BulletinError
 */
export async function readIssue(bridge: Bridge, id: number): Promise<BulletinDocument> {
  const reader = `${session}-reader`;
  const { document: bulletin } = await bridge.ask("issues.open", { id, session: reader, label: "" });
  await bridge.ask("issues.close", { id, session: reader });
  return bulletin;
}
