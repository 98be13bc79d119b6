/**
 * A value outside React, for values that change with every keystroke: only the components that subscribe are
 * drawn again, not the whole screen.
 */
import { useSyncExternalStore } from "react";

/** A value with listeners; `set` notifies them unless the value is the same. */
export interface Store<Value> {
  read(): Value;
  set(value: Value): void;
  subscribe(listener: () => void): () => void;
}

/** Creates a store. */
export function createStore<Value>(initial: Value): Store<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    read: () => value,
    set: (next) => {
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The value of a store; the component is drawn again when it changes. */
export const useStore = <Value>({ subscribe, read }: Pick<Store<Value>, "subscribe" | "read">): Value =>
  useSyncExternalStore(subscribe, read);
