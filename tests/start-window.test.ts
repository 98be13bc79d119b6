/** `npm start` in a browser that shows no window, and in one whose process hands the window over. */
import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Starts the program with a script in the place of the browser; gives what it says, up to the address or its end. */
async function startWith(script: string): Promise<{ said: string; ended: boolean }> {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-start-"));
  const browser = join(folder, "browser.sh");
  await writeFile(browser, `#!/bin/sh\n${script}\n`);
  await chmod(browser, 0o755);
  const child = spawn(
    process.execPath,
    ["electron/start.ts", "--shell", "browser", "--library", join(folder, "library")],
    {
      cwd: root,
      env: { ...process.env, BULLETIN_BROWSER: browser, DISPLAY: ":99" },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  let said = "";
  const ended = await new Promise<boolean>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("ready ")) resolve(false);
    });
    child.once("exit", () => resolve(true));
  });
  child.kill();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  return { said, ended };
}

test.skipIf(process.platform === "win32")(
  "a browser that cannot show a window: the address is told, and the program stays",
  async () => {
    const { said, ended } = await startWith("exit 1");
    expect(said).toMatch(
      /请在本机浏览器中打开下面的地址。\nready http:\/\/127\.0\.0\.1:\d+\/\?token=\S+\n$/u,
    );
    expect(ended).toBe(false);
  },
);

test.skipIf(process.platform === "win32")(
  "a window that outlives its process keeps the program until it is closed",
  async () => {
    // As a running browser does: the process that was started ends at once, the window is another's.
    const window = `const url = process.argv[1].slice("--app=".length);
    fetch(url, { redirect: "manual" }).then(async (entered) => {
      const stream = await fetch(new URL("/events", url), { headers: { cookie: entered.headers.get("set-cookie").split(";")[0] } });
      setTimeout(() => process.exit(), 4000);
      for await (const part of stream.body);
    });`;
    const begin = Date.now();
    const { said, ended } = await startWith(`'${process.execPath}' -e '${window}' -- "$1" >/dev/null 2>&1 &`);
    expect(ended).toBe(true);
    expect(said).not.toContain("ready");
    expect(Date.now() - begin).toBeGreaterThan(4000);
  },
);
