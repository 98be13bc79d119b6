/** The window's side of every shell: validates what comes over a port, so that the screen meets only what the contract says. */
import { answer, type Answer, type Bridge, type ShellPort } from "./bridge.ts";
import { calls, events, type CallName, type EventName, type Input, type Output } from "./calls.ts";
import { BulletinError } from "./errors.ts";
import { toAnswerError } from "./dispatch.ts";

/** A bridge over a port. A port that rejects, or answers what it must not, is an answer like any other. */
export function bridgeOver(port: ShellPort): Bridge {
  const failed = (error: BulletinError) => ({ ok: false as const, error: toAnswerError(error) });
  const listeners = new Set<{ event: string; listener: (data: never) => void }>();
  /** Files that were opened before the screen that takes them was there: they wait for it. */
  const opened: unknown[] = [];
  const tell = (event: string, data: unknown): boolean => {
    const hearing = [...listeners].filter((known) => known.event === event);
    for (const { listener } of hearing) listener(data as never);
    return hearing.length > 0;
  };
  const tellOpened = () => {
    while (opened.length > 0 && tell("shell.openFile", opened[0])) opened.shift();
  };
  port.onEvent((event, data) => {
    if (!Object.hasOwn(events, event)) return;
    const read = events[event as EventName].safeParse(data);
    if (read.success && !tell(event, read.data) && event === "shell.openFile") opened.push(read.data);
  });
  return {
    async call<N extends CallName>(name: N, input: Input<N>): Promise<Answer<Output<N>>> {
      let answered: unknown;
      try {
        answered = await port.call(name, input);
      } catch (cause) {
        return failed(new BulletinError("disconnected", {}, { cause, retry: true }));
      }
      const read = answer.safeParse(answered);
      if (!read.success)
        return failed(new BulletinError("internal", { problem: `${name}: ${read.error.message}` }));
      if (!read.data.ok) return { ok: false, error: read.data.error };
      const output = calls[name].output.safeParse(read.data.value);
      if (!output.success)
        return failed(new BulletinError("internal", { problem: `${name}: ${output.error.message}` }));
      return { ok: true, value: output.data as Output<N> };
    },
    on(event, listener) {
      const known = { event, listener };
      listeners.add(known);
      void Promise.resolve().then(tellOpened);
      return () => listeners.delete(known);
    },
  };
}
