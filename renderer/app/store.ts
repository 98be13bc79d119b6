/** A value outside React, for what changes more often than all of its screen is to be drawn: who shows it subscribes. */
import { useSyncExternalStore } from "react";

export interface Store<Value> {
  read(): Value;
  set(value: Value): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<Value>(first: Value): Store<Value> {
  let value = first;
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

export const useStore = <Value>({ subscribe, read }: Pick<Store<Value>, "subscribe" | "read">): Value =>
  useSyncExternalStore(subscribe, read);
