/**
 * Reads the comments of a Word file as threads: the comments themselves (ECMA-376 part 1, 17.13.4), and which
 * of them answer another or are resolved ([MS-DOCX] 2.5.3.1).
 */
import type { BulletinDocument, CommentThread } from "../../../../../shared/document/schema.ts";
import type { WordLimits } from "../../files/word-limits.ts";
import { commentKey, readMoment } from "./annotations.ts";
import { readXml } from "../parts/xml.ts";

interface WordComment {
  id: string;
  remark: CommentThread["remarks"][number];
  /** Id of its last paragraph, by which `commentsExtended.xml` refers to the comment. */
  paragraph: string;
}

/** What `commentsExtended.xml` says of a comment. */
interface CommentState {
  /** Paragraph id of the comment that it answers. */
  parent?: string;
  isDone: boolean;
}

/**
 * Reads the comment threads, by the key that their ranges have (`commentKey`). An answer belongs to the
 * thread of the comment that it answers.
 * @param comments bytes of `comments.xml`
 * @param extendedPart bytes of `commentsExtended.xml`
 */
export function readComments(
  comments: Uint8Array | undefined,
  extendedPart: Uint8Array | undefined,
  limits: WordLimits,
): BulletinDocument["comments"] {
  if (!comments) return {};
  const allComments = readRemarks(comments, limits);
  const states = extendedPart ? readExtended(extendedPart, limits) : new Map<string, CommentState>();
  // Not every program writes paragraph ids.
  const byParagraph = new Map(
    allComments.filter(({ paragraph }) => paragraph !== "").map((comment) => [comment.paragraph, comment]),
  );
  const rootOf = (comment: WordComment): WordComment => {
    let root = comment;
    // The number of steps is limited because a damaged file may contain a circle of answers.
    for (let steps = 0; steps < allComments.length; steps += 1) {
      const parent = byParagraph.get(states.get(root.paragraph)?.parent ?? "");
      if (!parent) break;
      root = parent;
    }
    return root;
  };

  const threads: Record<string, CommentThread> = {};
  for (const comment of allComments) {
    const root = rootOf(comment);
    const thread = (threads[commentKey(root.id)] ??= {
      remarks: [],
      resolved: states.get(root.paragraph)?.isDone ?? false,
    });
    thread.remarks.push(comment.remark);
  }
  return threads;
}

function readRemarks(bytes: Uint8Array, limits: WordLimits): WordComment[] {
  const comments: WordComment[] = [];
  let isText = false;
  let paragraphs = 0;
  readXml(bytes, limits, {
    open(name, attributes) {
      const last = comments.at(-1);
      if (name === "w:comment") {
        comments.push({
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
      const last = comments.at(-1);
      if (isText && last) last.remark.text += text;
    },
    close(name) {
      if (name === "w:t") isText = false;
    },
  });
  return comments;
}

/** States by the paragraph id of the comment. */
function readExtended(bytes: Uint8Array, limits: WordLimits): Map<string, CommentState> {
  const states = new Map<string, CommentState>();
  readXml(bytes, limits, {
    open(name, attributes) {
      if (name !== "w15:commentEx") return;
      const parent = attributes["w15:paraIdParent"];
      states.set(attributes["w15:paraId"] ?? "", {
        ...(parent !== undefined && { parent }),
        isDone: ["1", "true", "on"].includes(attributes["w15:done"] ?? ""),
      });
    },
    close() {},
  });
  return states;
}
