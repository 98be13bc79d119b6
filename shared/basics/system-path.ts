import { z } from "zod";

/**
 * The path of a file or folder of the system, as a window sends it. No system has paths with a NUL character;
 * Node throws on them.
 */
export const systemPath = z.string().refine((path) => !path.includes("\0"), "a path contains no NUL");
