/** The calls about templates (模板) of sections and articles. */
import { z } from "zod";
import { templateContent } from "../bulletin/templates/template.ts";

export const templateId = z.int().positive();

export const template = templateContent.extend({ id: templateId });
export type Template = z.infer<typeof template>;

const nothing = z.object({});
const one = z.object({ id: templateId });

export const templatesCalls = {
  /** In the order in which they were made. A new library has some to begin with. */
  "templates.list": { input: nothing, output: z.object({ templates: z.array(template) }) },
  "templates.create": { input: z.object({ template: templateContent }), output: one },
  /** What is not named stays. */
  "templates.save": {
    input: z.object({ id: templateId, change: templateContent.partial() }),
    output: nothing,
  },
  "templates.remove": { input: one, output: nothing },
  /** Brings back one that was removed. */
  "templates.restore": { input: one, output: nothing },
  /** The text of a file with these templates. */
  "templates.export": {
    input: z.object({ ids: z.array(templateId).min(1).max(1000) }),
    output: z.object({ text: z.string() }),
  },
  /** Takes in those of a file that are not there yet; `repeated`: how many were. `name` is the file's. */
  "templates.import": {
    input: z.object({ name: z.string().min(1), text: z.string() }),
    output: z.object({ added: z.array(template), repeated: z.int().nonnegative() }),
  },
} as const;
