import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { Bridge } from "../../shared/contract/bridge.ts";
import { ask } from "./context.tsx";
import { session } from "./session.ts";

/** The document of an issue, read as a session of its own, which lets go at once. */
export async function readIssue(bridge: Bridge, id: number): Promise<BulletinDocument> {
  const reader = `${session}-reader`;
  const { document } = await ask(bridge, "issues.open", { id, session: reader, label: "" });
  await ask(bridge, "issues.close", { id, session: reader });
  return document;
}
