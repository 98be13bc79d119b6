/** The names that preload and main agree on. */
export const callChannel = "bulletin:call";
export const eventChannel = "bulletin:event";
/** Where the page finds its port: `window.bulletinShell`. */
export const portName = "bulletinShell";
