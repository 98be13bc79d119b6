/** What every printer agrees on about the page that it prints. */

/** An address that exists nowhere: the printer itself answers for it. */
export const printAddress = "http://print.invalid/";

/** Where the print file finds the bundled faces, on whichever address it is served. */
export const fontBase = "/fonts/";

/** An expression for the page: true once the end matter has its place. */
export const isReady = "document.documentElement.dataset.pages !== undefined";
