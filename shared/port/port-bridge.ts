/** The window's side of the contract: validates everything that comes from a shell's port. */
import { answer, type Answer, type Bridge, type ShellPort } from "./bridge.ts";
import { calls, events, type CallName, type EventName, type Input, type Output } from "../contract/calls.ts";
import { BulletinError } from "../basics/errors.ts";
import { toAnswerError } from "./dispatch.ts";

/**
 * Makes a bridge over a port. If the port rejects or its answer is invalid, the result is an answer with an
 * error.
 */
export function bridgeOver(port: ShellPort): Bridge {
  const toFailure = (error: BulletinError) => ({ ok: false as const, error: toAnswerError(error) });
  const subscriptions = new Set<{ event: string; listener: (data: never) => void }>();
  /** Files that were opened before the screen for them was ready; its listener receives them later. */
  const pendingFiles: unknown[] = [];

  /** Passes an event to its listeners and returns whether there were any. */
  const notify = (event: string, data: unknown): boolean => {
    const matches = [...subscriptions].filter((subscription) => subscription.event === event);
    for (const { listener } of matches) listener(data as never);
    return matches.length > 0;
  };
  const deliverPendingFiles = () => {
    while (pendingFiles.length > 0 && notify("shell.openFile", pendingFiles[0])) pendingFiles.shift();
  };

  port.onEvent((event, data) => {
    if (!Object.hasOwn(events, event)) return;
    const valid = events[event as EventName].safeParse(data);
    if (valid.success && !notify(event, valid.data) && event === "shell.openFile")
      pendingFiles.push(valid.data);
  });

  return {
    async call<N extends CallName>(name: N, input: Input<N>): Promise<Answer<Output<N>>> {
      let response: unknown;
      try {
        response = await port.call(name, input);
      } catch (cause) {
        return toFailure(new BulletinError("disconnected", {}, { cause, retry: true }));
      }

      const valid = answer.safeParse(response);
      if (!valid.success)
        return toFailure(new BulletinError("internal", { problem: `${name}: ${valid.error.message}` }));
      if (!valid.data.ok) return { ok: false, error: valid.data.error };

      const output = calls[name].output.safeParse(valid.data.value);
      if (!output.success)
        return toFailure(new BulletinError("internal", { problem: `${name}: ${output.error.message}` }));
      return { ok: true, value: output.data as Output<N> };
    },
    on(event, listener) {
      const subscription = { event, listener };
      subscriptions.add(subscription);
      // Deliver after the caller has finished: React's strict mode subscribes, unsubscribes and subscribes
      // again.
      void Promise.resolve().then(deliverPendingFiles);
      return () => subscriptions.delete(subscription);
    },
  };
}
