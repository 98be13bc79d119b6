/** Loads something again after each change, but only one at a time. */
export interface Refresher {
  /** Loads now; while a load runs, once more after it, however often this is called. */
  refresh: () => void;
  /** Loads no more. */
  end: () => void;
}

/**
 * Creates a refresher. Changes come faster than a long list is loaded when very many files are imported; a load
 * for each of them would keep the core from answering anything else.
 * @param load handles its own errors
 */
export function createRefresher(load: () => Promise<unknown> | void): Refresher {
  let isRunning = false;
  let isDue = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      while (isDue) {
        isDue = false;
        await load();
      }
    } finally {
      isRunning = false;
    }
  };
  return {
    refresh: () => {
      isDue = true;
      if (!isRunning) void run();
    },
    end: () => {
      isDue = false;
    },
  };
}
