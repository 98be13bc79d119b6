/** The people and roles that a remark can mention. */
import { useMemo } from "react";
import { messages } from "../../../shared/messages/index.ts";
import type { ListedComment } from "../../../shared/revisions/comments.ts";
import { roles } from "../../../shared/workflow/states.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { useNameTables } from "../names/use-name-tables.ts";
import type { Option } from "../options/OptionList.tsx";
import { authorsOf, type MentionNames } from "./filter.ts";

export interface Mentionable extends MentionNames {
  /** The options to choose from: the roles, the authors of remarks, the people in the name tables (名录). */
  options: Option[];
}

/**
 * Roles are recognised in every language of the program, because a remark keeps the language that it was
 * typed in.
 */
export function useMentionNames(comments: readonly ListedComment[]): Mentionable {
  const { settings } = useApp();
  const { comments: words, workflow } = useMessages();
  const tables = useNameTables();
  const { name, role } = settings.person;
  return useMemo(() => {
    const people = new Map(
      (tables?.people ?? []).map((person) => [
        person.name,
        [person.unit, person.post].filter((part) => part !== "").join(" "),
      ]),
    );
    const names = new Set([...authorsOf(comments), ...people.keys()]);
    const roleNames = (someRoles: readonly (typeof roles)[number][]) =>
      Object.values(messages).flatMap((each) => someRoles.map((one) => each.workflow.roles[one]));
    return {
      options: [
        ...roles.map((each) => ({ key: each, text: workflow.roles[each], note: words.role })),
        ...[...names].map((each) => ({ key: `name ${each}`, text: each, note: people.get(each) ?? "" })),
      ],
      all: new Set([...roleNames(roles), ...names]),
      mine: new Set([...roleNames([role]), ...(name === "" ? [] : [name])]),
    };
  }, [comments, tables, name, role, words, workflow]);
}
