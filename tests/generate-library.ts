/**
 * `npm run -s library:generate -- --issues N --seed S --library DIR`: a library of made-up issues, about ten articles each,
 * to measure with and to try things on. The same for the same seed. A library that is there already is added to.
 */
import { parseArgs } from "node:util";
import { openLibrary } from "../electron/library/index.ts";
import { generatedDays, generatedIssue } from "./support/generated-issue.ts";
import { randomOf } from "./support/random.ts";

const { values } = parseArgs({ options: { issues: { type: "string" }, seed: { type: "string", default: "1" }, library: { type: "string" } } });
const issues = Number(values.issues);
if (!values.library || !Number.isInteger(issues) || issues < 1) {
  console.error("usage: npm run -s library:generate -- --issues N --seed S --library DIR");
  process.exit(2);
}
const random = randomOf(Number(values.seed));
const library = await openLibrary(values.library);
const start = performance.now();
/** Issues of one transaction. */
const batch = 50;
const days = generatedDays(issues);
for (let first = 0; first < issues; first += batch) {
  await library.issues.createMany(days.slice(first, first + batch).map((date, index) => ({ document: generatedIssue(first + index + 1, date, random) })), null);
  if ((first + batch) % 1000 === 0) console.error(`${first + batch} of ${issues}, ${Math.round((first + batch) / ((performance.now() - start) / 1000))} a second`);
}
await library.close();
console.log(JSON.stringify({ library: values.library, issues, seconds: Math.round((performance.now() - start) / 100) / 10 }));
