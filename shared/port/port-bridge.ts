/** The window's side of the contract: validates everything that comes from a shell's port. */
import { answer, type Bridge, type ShellPort } from "./bridge.ts";
import {
  eventSchemas,
  rows,
  type CallName,
  type EventData,
  type EventName,
  type Input,
  type Output,
} from "../contract/calls.ts";
import { BulletinError } from "../basics/errors.ts";

/** Makes a bridge over a port. */
export function bridgeOver(port: ShellPort): Bridge {
  const ask = async <N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const response = await callPort(port, name, input);
    const output = rows[name].output.safeParse(response);
    if (!output.success) throw new BulletinError("internal", { problem: `${name}: ${output.error.message}` });
    return output.data;
  };
  const events = new EventListeners();
  port.onEvent((event, data) => events.receive(event, data));
  return {
    ask,
    send: (name, input) =>
      ask(name, input).then(
        () => {},
        () => {},
      ),
    on: (event, listener) => events.add(event, listener),
  };
}

/**
 * Gives what the core answers.
 * @throws BulletinError that of the core; `disconnected` if the port rejects, `internal` if it carries no answer
 */
async function callPort(port: ShellPort, name: string, input: unknown): Promise<unknown> {
  let response: unknown;
  try {
    response = await port.call(name, input);
  } catch (cause) {
    throw new BulletinError("disconnected", {}, { cause, retry: true });
  }
  const valid = answer.safeParse(response);
  if (!valid.success) throw new BulletinError("internal", { problem: `${name}: ${valid.error.message}` });
  if (!valid.data.ok) throw new BulletinError(valid.data.error);
  return valid.data.value;
}

/** The listeners of the window. Unknown events and events with invalid data are dropped. */
class EventListeners {
  /** Each takes an event if it is its own, and says whether it was. */
  readonly #takers = new Set<(event: string, data: unknown) => boolean>();
  /** Files that were opened before the screen for them was ready; its listener receives them later. */
  readonly #pendingFiles: unknown[] = [];

  receive(event: string, data: unknown): void {
    if (!this.#notify(event, data) && event === "shell.openFile") this.#pendingFiles.push(data);
  }

  add<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void {
    const take = (name: string, data: unknown): boolean => {
      if (name !== event) return false;
      const valid = eventSchemas[event].safeParse(data);
      if (valid.success) listener(valid.data);
      return true;
    };
    this.#takers.add(take);
    // Deliver after the caller has finished: React's strict mode subscribes, unsubscribes and subscribes
    // again.
    void Promise.resolve().then(() => this.#deliverPendingFiles());
    return () => this.#takers.delete(take);
  }

  /** Passes an event to its listeners and returns whether there were any. */
  #notify(event: string, data: unknown): boolean {
    return [...this.#takers].filter((take) => take(event, data)).length > 0;
  }

  #deliverPendingFiles(): void {
    while (this.#pendingFiles.length > 0 && this.#notify("shell.openFile", this.#pendingFiles[0]))
      this.#pendingFiles.shift();
  }
}
