/** Calls for templates (模板) of sections and articles. */
import { z } from "zod";
import { templateContent } from "../templates/template.ts";

export const templateId = z.int().positive();

export const template = templateContent.extend({ id: templateId });
export type Template = z.infer<typeof template>;

const nothing = z.object({});
const one = z.object({ id: templateId });

export const templatesCalls = {
  /** In the order of creation. A new library contains some starter templates. */
  "templates.list": { input: nothing, output: z.object({ templates: z.array(template) }) },
  "templates.create": { input: z.object({ template: templateContent }), output: one },
  /** Changes the given properties; the others stay the same. */
  "templates.save": {
    input: z.object({ id: templateId, change: templateContent.partial() }),
    output: nothing,
  },
  "templates.remove": { input: one, output: nothing },
  /** Restores a removed template. */
  "templates.restore": { input: one, output: nothing },
  /** The text of a template file with the given templates. */
  "templates.export": {
    input: z.object({ ids: z.array(templateId).min(1).max(1000) }),
    output: z.object({ text: z.string() }),
  },
  /**
   * Adds the templates of a file that do not exist yet; `repeated` counts the others. `name` is the name of
   * the file.
   */
  "templates.import": {
    input: z.object({ name: z.string().min(1), text: z.string() }),
    output: z.object({ added: z.array(template), repeated: z.int().nonnegative() }),
  },
} as const;
