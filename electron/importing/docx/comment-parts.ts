/** The comments of a Word file (ECMA-376 part 1, 17.13.4) with their answers and what is resolved ([MS-DOCX] 2.5.3.1), as threads. */
import type { BulletinDocument, CommentThread } from "../../../shared/bulletin/schema.ts";
import type { WordLimits } from "./limits.ts";
import { commentKey, readMoment } from "./annotations.ts";
import { readXml } from "./xml.ts";

interface WordComment {
  id: string;
  remark: CommentThread["remarks"][number];
  /** Of its last paragraph: by it the other part speaks of it. */
  paragraph: string;
}

/** Threads by the id that their ranges have (`commentKey`); an answer belongs to the thread of what it answers. */
export function readComments(
  comments: Uint8Array | undefined,
  extended: Uint8Array | undefined,
  limits: WordLimits,
): BulletinDocument["comments"] {
  if (!comments) return {};
  const read = readRemarks(comments, limits);
  const told = extended
    ? readExtended(extended, limits)
    : new Map<string, { parent?: string; isDone: boolean }>();
  // Not every program says which paragraph is which.
  const byParagraph = new Map(
    read.filter(({ paragraph }) => paragraph !== "").map((comment) => [comment.paragraph, comment]),
  );
  const rootOf = (comment: WordComment): WordComment => {
    let root = comment;
    for (let steps = 0; steps < read.length; steps += 1) {
      const parent = byParagraph.get(told.get(root.paragraph)?.parent ?? "");
      if (!parent) break;
      root = parent;
    }
    return root;
  };
  const threads: Record<string, CommentThread> = {};
  for (const comment of read) {
    const root = rootOf(comment);
    const thread = (threads[commentKey(root.id)] ??= {
      remarks: [],
      resolved: told.get(root.paragraph)?.isDone ?? false,
    });
    thread.remarks.push(comment.remark);
  }
  return threads;
}

function readRemarks(bytes: Uint8Array, limits: WordLimits): WordComment[] {
  const found: WordComment[] = [];
  let isText = false;
  let paragraphs = 0;
  readXml(bytes, limits, {
    open(name, attributes) {
      const last = found.at(-1);
      if (name === "w:comment") {
        found.push({
          id: attributes["w:id"] ?? "",
          paragraph: "",
          remark: { author: attributes["w:author"] ?? "", date: readMoment(attributes), text: "" },
        });
        paragraphs = 0;
      } else if (name === "w:p" && last) {
        if (paragraphs > 0) last.remark.text += "\n";
        paragraphs += 1;
        last.paragraph = attributes["w14:paraId"] ?? last.paragraph;
      } else if ((name === "w:br" || name === "w:cr") && last) last.remark.text += "\n";
      isText = name === "w:t";
    },
    text(text) {
      const last = found.at(-1);
      if (isText && last) last.remark.text += text;
    },
    close(name) {
      if (name === "w:t") isText = false;
    },
  });
  return found;
}

function readExtended(
  bytes: Uint8Array,
  limits: WordLimits,
): Map<string, { parent?: string; isDone: boolean }> {
  const found = new Map<string, { parent?: string; isDone: boolean }>();
  readXml(bytes, limits, {
    open(name, attributes) {
      if (name !== "w15:commentEx") return;
      const parent = attributes["w15:paraIdParent"];
      found.set(attributes["w15:paraId"] ?? "", {
        ...(parent !== undefined && { parent }),
        isDone: ["1", "true", "on"].includes(attributes["w15:done"] ?? ""),
      });
    },
    close() {},
  });
  return found;
}
