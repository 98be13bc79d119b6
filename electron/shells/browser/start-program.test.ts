import { expect, test } from "vitest";
import { startProgram } from "./services.ts";

test("a program that ends at once with an error did not open the file", async () => {
  await expect(startProgram([process.execPath, "-e", "process.exit(3)"])).rejects.toMatchObject({
    code: "unavailable",
  });
  await expect(startProgram([process.execPath, "-e", ""])).resolves.toBeUndefined();
});
