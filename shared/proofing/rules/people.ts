import { valueAt } from "../../basics/lookup.ts";
import { printedDate } from "../../basics/dates.ts";
import type { Person } from "../../names/tables.ts";
import type { Rule, BlockFinding } from "../subject/rule.ts";
import { matchesIn } from "../subject/view.ts";

const escapeRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, "\\$&");

type Kind = "former" | "post" | "name" | "order";
const sentences: Record<
  Kind,
  readonly [zh: (text: string, right: string) => string, en: (text: string, right: string) => string]
> = {
  former: [
    (text, right) => `“${text}”：任职到${right}为止`,
    (text, right) => `${text}: held the post until ${right}`,
  ],
  post: [
    (text, right) => `名录里“${right}”，这里写作“${text}”`,
    (text, right) => `The table has ${right}; here it is ${text}`,
  ],
  name: [(text, right) => `“${text}”是不是“${right}”？`, (text, right) => `Is ${text} to be ${right}?`],
  order: [(_, right) => `名录里的次序是“${right}”`, (_, right) => `In the table the order is ${right}`],
};

/** Compares people with the office's table: their posts, the characters of their names, and their order. */
export const people: Rule = {
  id: "people",
  group: "names",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "人名与职务",
      why: "人名、职务和先后次序以名录为准。",
      found: (text, { kind = "order", right = "" }) => valueAt(sentences, kind)[0](text, right),
    },
    en: {
      title: "People and posts",
      why: "Names, posts and their order are the table's.",
      found: (text, { kind = "order", right = "" }) => valueAt(sentences, kind)[1](text, right),
    },
  },
  examples: {
    bad: [
      {
        text: "«副区长沈望川»到会讲话。",
        context: {
          names: {
            units: [],
            people: [
              { name: "沈望川", unit: "", post: "区委书记" },
              { name: "陆文川", unit: "", post: "副区长" },
            ],
          },
        },
      },
      {
        text: "区委书记«沈望州→沈望川»到会讲话。",
        context: { names: { units: [], people: [{ name: "沈望川", unit: "", post: "区委书记" }] } },
      },
      {
        text: "«区委书记程一禾»到会讲话。",
        masthead: { date: "2026-03-09" },
        context: {
          names: { units: [], people: [{ name: "程一禾", unit: "", post: "区委书记", to: "2026-01-31" }] },
        },
      },
      {
        text: "«陆文川、沈望川»参加。",
        context: {
          names: {
            units: [],
            people: [
              { name: "沈望川", unit: "", post: "" },
              { name: "陆文川", unit: "", post: "" },
            ],
          },
        },
      },
    ],
    good: [
      {
        text: "区委书记沈望川、副区长陆文川到会讲话。",
        context: {
          names: {
            units: [],
            people: [
              { name: "沈望川", unit: "", post: "区委书记" },
              { name: "陆文川", unit: "", post: "副区长" },
            ],
          },
        },
      },
      {
        text: "沈望川、陆文川参加。",
        context: {
          names: {
            units: [],
            people: [
              { name: "沈望川", unit: "", post: "" },
              { name: "陆文川", unit: "", post: "" },
            ],
          },
        },
      },
      {
        text: "区委书记在会上要求，各单位要抓好落实。",
        context: { names: { units: [], people: [{ name: "沈望川", unit: "", post: "区委书记" }] } },
      },
      "副区长沈望川到会讲话。",
    ],
  },
  block: ({ text }, { names, former }) => {
    const formerPosts = findFormerPosts(text, former?.people ?? [], names?.people ?? []);
    if (!names || names.people.length === 0) return formerPosts;
    return [
      ...formerPosts,
      ...findWrongPosts(text, names.people),
      ...findWrongNames(text, names.people),
      ...findWrongOrder(text, names.people),
    ];
  },
};

/** Finds people with a post that they no longer hold. */
function findFormerPosts(text: string, former: readonly Person[], now: readonly Person[]): BlockFinding[] {
  return former.flatMap(({ name, post, to = "" }): BlockFinding[] => {
    if (post === "" || !text.includes(name)) return [];
    if (now.some((person) => person.name === name && person.post === post)) return [];
    return matchesIn(text, new RegExp(`(?<!原)${escapeRegExp(`${post}${name}`)}`, "gu")).map(
      ({ start, end }) => ({
        start,
        end,
        details: { kind: "former", right: printedDate(to) },
      }),
    );
  });
}

/** Finds a post of the table before the name of a person who holds another post. */
function findWrongPosts(text: string, all: readonly Person[]): BlockFinding[] {
  const posts = new Set(all.map(({ post }) => post).filter((post) => post.length >= 2));
  if (posts.size < 2) return [];
  const longestPost = Math.max(...[...posts].map((post) => post.length));
  return all.flatMap(({ name, post }): BlockFinding[] => {
    if (post === "" || !text.includes(name)) return [];
    return matchesIn(text, new RegExp(escapeRegExp(name), "gu")).flatMap(({ start, end }): BlockFinding[] => {
      const before = text.slice(Math.max(0, start - longestPost), start);
      // The longest post before the name: 区委副书记 ends in 书记.
      const from = Array.from({ length: before.length }).findIndex((_, index) =>
        posts.has(before.slice(index)),
      );
      const writtenPost = from < 0 ? "" : before.slice(from);
      // A longer post may end in the right one, and the right one in a shorter.
      if (from < 0 || post.endsWith(writtenPost) || writtenPost.endsWith(post) || before.endsWith(post))
        return [];
      return [{ start: start - writtenPost.length, end, details: { kind: "post", right: `${post}${name}` } }];
    });
  });
}

/** Finds a name after a post that differs in one character from the name of its holder. */
function findWrongNames(text: string, all: readonly Person[]): BlockFinding[] {
  const names = new Set(all.map(({ name }) => name));
  return all.flatMap(({ name, post }): BlockFinding[] => {
    if (post.length < 2 || name.length < 3 || !text.includes(post)) return [];
    const pattern = new RegExp(`(?<=${escapeRegExp(post)})\\p{Script=Han}{${name.length}}`, "gu");
    return matchesIn(text, pattern).flatMap(({ match, start, end }): BlockFinding[] => {
      const different = [...match[0]].filter((character, index) => character !== name[index]).length;
      return different !== 1 || match[0][0] !== name[0] || names.has(match[0])
        ? []
        : [{ start, end, fix: name, details: { kind: "name", right: name } }];
    });
  });
}

/** Finds lists of names whose order differs from the table. */
function findWrongOrder(text: string, all: readonly Person[]): BlockFinding[] {
  const place = new Map(all.map(({ name }, index) => [name, index]));
  const names = [...place.keys()].filter((name) => text.includes(name));
  if (names.length < 2) return [];
  const anyName = names
    .toSorted((a, b) => b.length - a.length)
    .map(escapeRegExp)
    .join("|");
  return matchesIn(
    text,
    new RegExp(
      `(?<!\\p{Script=Han})(?:${anyName})(?:、(?:${anyName}))+(?!\\p{Script=Han}?\\p{Script=Han}、)`,
      "gu",
    ),
  ).flatMap(({ match, start, end }): BlockFinding[] => {
    const listedPeople = match[0].split("、");
    const sortedPeople = listedPeople.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    return listedPeople.every((each, index) => each === sortedPeople[index])
      ? []
      : [{ start, end, details: { kind: "order", right: sortedPeople.join("、") } }];
  });
}
