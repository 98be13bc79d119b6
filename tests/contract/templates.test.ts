/** Contract of the calls `templates.*`, over every bridge. */
import { afterEach, describe, expect, test } from "vitest";
import { starterTemplates } from "../../shared/templates/starters.ts";
import { failure } from "./answers.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const newTemplate = {
  name: "通报",
  kind: "article" as const,
  limit: 300,
  blocks: [
    {
      id: "b1",
      style: "body" as const,
      runs: [{ text: "［单位］通报", title: true as const }, { text: "了情况。" }],
    },
  ],
};

describe.each(bridges)("$name", ({ make }) => {
  test("a new library has templates; one is created, changed, removed and restored", async () => {
    open = await make();
    const { bridge } = open;
    const changes: string[] = [];
    bridge.on("templates.changed", () => changes.push("templates"));
    const list = async () => (await bridge.ask("templates.list", {})).templates;
    expect((await list()).map(({ id: _, ...content }) => content)).toEqual(starterTemplates);
    const { id } = await bridge.ask("templates.create", { template: newTemplate });
    expect((await list()).at(-1)).toEqual({ ...newTemplate, id });
    await bridge.ask("templates.save", { id, change: { name: " 通报表扬 ", limit: null } });
    expect((await list()).at(-1)).toEqual({ ...newTemplate, id, name: "通报表扬", limit: null });
    await bridge.ask("templates.remove", { id });
    expect(await list()).toHaveLength(starterTemplates.length);
    for (const name of ["templates.remove", "templates.save"] as const)
      expect(await failure(bridge, name, { id, change: {} })).toMatchObject({ code: "not-found" });
    expect(await failure(bridge, "templates.export", { ids: [id] })).toMatchObject({ code: "not-found" });
    await bridge.ask("templates.restore", { id });
    expect(await failure(bridge, "templates.restore", { id })).toMatchObject({
      code: "not-found",
      details: { what: "template" },
    });
    expect((await list()).at(-1)?.name).toBe("通报表扬");
    await expect.poll(() => changes.length).toBe(4);
    for (const wrong of [
      { ...newTemplate, name: " " },
      { ...newTemplate, blocks: [] },
      { ...newTemplate, limit: 0 },
    ])
      expect(await failure(bridge, "templates.create", { template: wrong })).toMatchObject({
        code: "invalid-input",
      });
  });

  test("a file carries templates to another library; templates that exist there are neither duplicated nor overwritten", async () => {
    open = await make();
    const { bridge } = open;
    const { id } = await bridge.ask("templates.create", { template: newTemplate });
    const { text } = await bridge.ask("templates.export", { ids: [id, 1] });
    expect(JSON.parse(text)).toMatchObject({
      kind: "bulletin-templates",
      version: 1,
      templates: [newTemplate, starterTemplates[0]],
    });
    expect(await bridge.ask("templates.import", { name: "a.json", text })).toEqual({
      added: [],
      repeated: 2,
    });
    await bridge.ask("templates.save", { id, change: { limit: 10 } });
    const { added, repeated } = await bridge.ask("templates.import", {
      name: "a.json",
      text: `\uFEFF${text}`,
    });
    expect(added).toMatchObject([{ ...newTemplate, name: "通报（2）" }]);
    expect(repeated).toBe(1);
    expect((await bridge.ask("templates.list", {})).templates).toHaveLength(starterTemplates.length + 2);
  });

  test("a file that holds no templates is refused with a reason, and nothing is imported", async () => {
    open = await make();
    const { bridge } = open;
    const importText = (text: string) => failure(bridge, "templates.import", { name: "某.json", text });
    for (const text of ["", "甲", "[]", "{}", '{"kind":"other","version":1}'])
      expect(await importText(text)).toMatchObject({
        code: "unreadable",
        details: { file: "某.json", reason: "not-templates" },
      });
    const damagedFiles = [
      {},
      { templates: [] },
      { templates: [{ ...newTemplate, kind: "issue" }] },
      {
        templates: [
          newTemplate,
          { ...newTemplate, blocks: [{ id: "b1", style: "body", runs: [{ text: " " }] }] },
        ],
      },
    ];
    for (const each of damagedFiles)
      expect(
        await importText(JSON.stringify({ kind: "bulletin-templates", version: 1, ...each })),
      ).toMatchObject({
        details: { reason: "templates-damaged" },
      });
    expect(await importText('{"kind":"bulletin-templates","version":2}')).toMatchObject({
      code: "newer-version",
      details: { found: "2", known: "1" },
    });
    expect(await importText(`${" ".repeat(2_000_001)}{}`)).toMatchObject({ code: "too-large" });
    expect((await bridge.ask("templates.list", {})).templates).toHaveLength(starterTemplates.length);
  });
});
