/** A fake of the calls `templates.*` in memory. */
import { newTemplates, readTemplates, writeTemplates } from "../../shared/templates/file.ts";
import { starterTemplates } from "../../shared/templates/starters.ts";
import type { TemplateContent } from "../../shared/templates/template.ts";
import type { Emit, Handlers } from "../../shared/port/bridge.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import { templatesCalls, type Template } from "../../shared/contract/templates.ts";

export function memoryTemplates(emit: Emit): Pick<Handlers, keyof typeof templatesCalls> {
  const all: { template: Template; isRemoved: boolean }[] = [];
  const add = (content: TemplateContent): Template => {
    const template = { ...structuredClone(content), id: all.length + 1 };
    all.push({ template, isRemoved: false });
    return template;
  };
  starterTemplates.forEach(add);
  const get = (id: number, isRemoved = false) => {
    const entry = all.find((each) => each.template.id === id && each.isRemoved === isRemoved);
    if (!entry) throw new BulletinError("not-found", { template: "" });
    return entry;
  };
  const present = () => all.filter(({ isRemoved }) => !isRemoved).map(({ template }) => template);
  const emitChange = <T>(answer: T): T => {
    emit("templates.changed", {});
    return answer;
  };
  return {
    "templates.list": async () => ({ templates: present() }),
    "templates.create": async ({ template }) => emitChange({ id: add(template).id }),
    "templates.save": async ({ id, change }) => {
      Object.assign(
        get(id).template,
        Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      );
      return emitChange({});
    },
    "templates.remove": async ({ id }) => {
      get(id).isRemoved = true;
      return emitChange({});
    },
    "templates.restore": async ({ id }) => {
      get(id, true).isRemoved = false;
      return emitChange({});
    },
    "templates.export": async ({ ids }) => ({ text: writeTemplates(ids.map((id) => get(id).template)) }),
    "templates.import": async ({ name, text }) => {
      const incoming = readTemplates(text, name);
      const newOnes = newTemplates(incoming, present()).map(add);
      return emitChange({ added: newOnes, repeated: incoming.length - newOnes.length });
    },
  };
}
