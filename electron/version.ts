/** The program's version, from package.json; the build writes it in. */
import packageJson from "../package.json" with { type: "json" };

export const version: string = packageJson.version;
