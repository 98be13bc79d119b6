#!/usr/bin/env node
/**
 * The entry of the command `bulletin`. Node caches the compiled code in the temporary folder, which halves
 * the time of later starts.
 */
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("./run.ts");
