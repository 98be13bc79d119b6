import { useMemo } from "react";
import type { Candidate } from "../../../shared/bulletin/names/complete.ts";
import { useMessages } from "../../app/messages.tsx";
import type { Option } from "../options/OptionList.tsx";

/** The candidates as a list shows them: a unit's are called 全称 and 简称, a person's have unit and post beside them. */
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
