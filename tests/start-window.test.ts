/**
 * `npm start` with a browser that shows no window, and with one whose process hands the window over to
 * another.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Starts the program with a script in place of the browser. Gives its output up to the address, or to its
 * end; what the script wrote to `$0.connected`, if anything; and whether the page with the address is left.
 */
async function startWith(
  script: string,
): Promise<{ output: string; hasEnded: boolean; browserReport: unknown; hasStartPage: boolean }> {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-start-"));
  const browser = join(folder, "browser.sh");
  await writeFile(browser, `#!/bin/sh\n${script}\n`);
  await chmod(browser, 0o755);
  const child = spawn(
    process.execPath,
    ["electron/tools/start.ts", "--shell", "browser", "--library", join(folder, "library")],
    {
      cwd: root,
      env: { ...process.env, BULLETIN_BROWSER: browser, DISPLAY: ":99" },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  let output = "";
  const hasEnded = await new Promise<boolean>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (output.includes("ready ")) resolve(false);
    });
    child.once("exit", () => resolve(true));
  });
  child.kill();
  const browserReport: unknown = JSON.parse(
    await readFile(`${browser}.connected`, "utf8").catch(() => "null"),
  );
  const hasStartPage = existsSync(join(folder, "library", "browser", "start.html"));
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  return { output, hasEnded, browserReport, hasStartPage };
}

test.skipIf(process.platform === "win32")(
  "if the browser cannot show a window, the program prints its address and keeps running",
  async () => {
    const { output, hasEnded } = await startWith("exit 1");
    expect(output).toMatch(
      /请在本机浏览器中打开下面的地址。\nready http:\/\/127\.0\.0\.1:\d+\/\?token=\S+\n$/u,
    );
    expect(hasEnded).toBe(false);
  },
);

test.skipIf(process.platform === "win32")(
  "the program runs until its window is closed, also if the process that opened the window ends",
  async () => {
    // What a browser does that runs already: it shows the window, and the process that was started for it
    // ends. Here that process ends when the window is connected; how long the program waits for a window is a
    // time on the clock.
    const window = `const page = new URL(process.argv[1].slice("--app=".length));
    const url = /url=([^"]+)/.exec(fs.readFileSync(page, "utf8"))[1];
    fetch(url, { redirect: "manual" }).then(async (entered) => {
      const stream = await fetch(new URL("/events", url), { headers: { cookie: entered.headers.get("set-cookie").split(";")[0] } });
      const permissions = fs.statSync(page).mode & 0o777;
      fs.writeFileSync(process.argv[2], JSON.stringify({ words: process.argv.slice(3), url, permissions }));
      setTimeout(() => process.exit(), 4000);
      for await (const part of stream.body);
    });`;
    const begin = Date.now();
    const { output, hasEnded, browserReport, hasStartPage } = await startWith(
      [
        `'${process.execPath}' -e '${window}' -- "$1" "$0.connected" "$@" >/dev/null 2>&1 &`,
        'until [ -e "$0.connected" ]; do sleep 0.1; done',
      ].join("\n"),
    );
    expect(hasEnded).toBe(true);
    expect(output).not.toContain("ready");
    expect(Date.now() - begin).toBeGreaterThan(4000);
    // Others on this machine can read the command line, but not the page with the address.
    const { words, url, permissions } = browserReport as {
      words: string[];
      url: string;
      permissions: number;
    };
    expect(permissions).toBe(0o600);
    const token = new URL(url).searchParams.get("token") ?? "";
    expect(token.length).toBeGreaterThan(20);
    expect(words.length).toBeGreaterThan(3);
    expect(hasStartPage).toBe(false);
    for (const word of words) expect(word).not.toContain(token);
  },
);
