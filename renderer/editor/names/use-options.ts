import { useMemo } from "react";
import type { Candidate } from "../../../shared/names/complete.ts";
import { useMessages } from "../../app/messages.tsx";
import type { Option } from "../options/OptionList.tsx";

/** The candidates as rows of a list, with a note: 全称 or 简称 for a unit, unit and post for a person. */
export function useOptions(candidates: readonly Candidate[] | undefined): Option[] {
  const { forms } = useMessages().names;
  return useMemo(
    () =>
      (candidates ?? []).map(({ kind, text, form, about }) => ({
        key: `${kind} ${text}`,
        text,
        note: form === "name" ? about : forms[form],
      })),
    [candidates, forms],
  );
}
