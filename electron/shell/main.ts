/** The entry in Electron. It does not wait: Electron is ready only after this module has run. */
import { runApplication } from "./application.ts";

runApplication(process.argv, process.cwd());
