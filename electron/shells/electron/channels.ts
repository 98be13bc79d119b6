/** The names shared by the preload script and the main process. */
export const callChannel = "bulletin:call";
export const eventChannel = "bulletin:event";
/** The page finds its port in `window.bulletinShell`. */
export const portName = "bulletinShell";
