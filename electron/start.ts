/** `npm start`. What Node compiles is kept in the system's temporary folder: from the second start on it is there sooner. */
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("./start-shell.ts");
