/** Calls for templates (模板) of sections and articles. */
import { z } from "zod";
import { call } from "./call.ts";
import { templateContent } from "../templates/template.ts";

export const templateId = z.int().positive();

export const template = templateContent.extend({ id: templateId });
export type Template = z.infer<typeof template>;

const nothing = z.object({});
const one = z.object({ id: templateId });

export const templatesCalls = {
  /** In the order of creation. A new library contains some starter templates. */
  "templates.list": call({
    input: nothing,
    output: z.object({ templates: z.array(template) }),
    effect: "none",
  }),
  "templates.create": call({ input: z.object({ template: templateContent }), output: one, effect: "once" }),
  /** Changes the given properties; the others stay the same. */
  "templates.save": call({
    input: z.object({ id: templateId, change: templateContent.partial() }),
    output: nothing,
    effect: "idempotent",
  }),
  "templates.remove": call({ input: one, output: nothing, effect: "once" }),
  /** Restores a removed template. */
  "templates.restore": call({ input: one, output: nothing, effect: "once" }),
  /** The text of a template file with the given templates. */
  "templates.export": call({
    input: z.object({ ids: z.array(templateId).min(1).max(1000) }),
    output: z.object({ text: z.string() }),
    effect: "none",
  }),
  /**
   * Adds the templates of a file that do not exist yet; `repeated` counts the others. `name` is the name of
   * the file.
   */
  "templates.import": call({
    input: z.object({ name: z.string().min(1), text: z.string() }),
    output: z.object({ added: z.array(template), repeated: z.int().nonnegative() }),
    effect: "once",
  }),
};

export const templatesEvents = {
  /** The list of templates changed. */
  "templates.changed": z.object({}),
};
