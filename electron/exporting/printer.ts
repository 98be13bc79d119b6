/** Turns print HTML into PDF. Each shell has one: Electron's own engine, or a headless browser. */
export interface Printer {
  /**
   * Prints one document of `shared/layout`. Pages are A4 as its CSS says.
   * @throws BulletinError `no-printer` where no engine is found, `cancelled` where the signal says so.
   */
  print(html: string, options?: { signal?: AbortSignal }): Promise<PrintedPages>;
  /** Ends the engine; a later `print` starts it again. */
  close(): Promise<void>;
}

export interface PrintedPages {
  pdf: Uint8Array;
  pages: number;
}
