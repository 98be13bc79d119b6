/**
 * `npm start`. Node caches the compiled code in the temporary folder, which makes later starts faster.
 *
 * Node has to run TypeScript, which Node 20 cannot. The npm scripts work on machines with Node 20 all the
 * same: the package `node`, a devDependency, puts Node 24 into `node_modules/.bin`, which npm places first in
 * the PATH of its scripts. So `node` in a script of `package.json` is Node 24, while `node electron/tools/start.ts`
 * in a terminal is the Node of the machine.
 */
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("./start-shell.ts");
