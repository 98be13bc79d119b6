/**
 * `npm run -s library:generate -- --issues N --seed S --library DIR`: fills a library with generated issues
 * of about ten articles each, to measure and to try things out. One seed always gives the same issues. An
 * existing library gets them in addition.
 */
import { parseArgs } from "node:util";
import { openLibrary } from "../electron/core/library/index.ts";
import { generateInto } from "./support/generators/generated-library.ts";

const { values } = parseArgs({
  options: {
    issues: { type: "string" },
    seed: { type: "string", default: "1" },
    library: { type: "string" },
  },
});
const issues = Number(values.issues);
if (!values.library || !Number.isInteger(issues) || issues < 1) {
  console.error("usage: npm run -s library:generate -- --issues N --seed S --library DIR");
  process.exit(2);
}
const library = await openLibrary(values.library);
const start = performance.now();
await generateInto(library, issues, Number(values.seed), (issueCount) => {
  if (issueCount % 1000 === 0)
    console.error(
      `${issueCount} of ${issues}, ${Math.round(issueCount / ((performance.now() - start) / 1000))} a second`,
    );
});
await library.close();
console.log(
  JSON.stringify({
    library: values.library,
    issues,
    seconds: Math.round((performance.now() - start) / 100) / 10,
  }),
);
