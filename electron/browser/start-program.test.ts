import { expect, test } from "vitest";
import { start } from "./services.ts";

test("a program that ends at once with an error did not open the file", async () => {
  await expect(start([process.execPath, "-e", "process.exit(3)"])).rejects.toMatchObject({
    code: "unavailable",
  });
  await expect(start([process.execPath, "-e", ""])).resolves.toBeUndefined();
});
