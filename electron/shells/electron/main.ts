/** The entry in Electron. It must not wait, because Electron becomes ready only after this module has run. */
import { runApplication } from "./application.ts";

runApplication(process.argv, process.cwd());
