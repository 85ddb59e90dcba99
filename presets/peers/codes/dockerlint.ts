import type { PeerCodes } from "./types.ts";

/** dockerlint of 2019. */
export const dockerlint: PeerCodes = {
  absolute_workdir: ["error", "WORKDIR must be absolute"],
  add: ["warn", "Plain files belong to COPY, not ADD"],
  arg: ["error", "ARG malformed"],
  env: ["error", "ENV malformed"],
  from_first: ["error", "First instruction must be FROM or ARG"],
  json_array_brackets: ["error", "Exec form is broken"],
  json_array_even_quotes: ["error", "Odd number of double quotes"],
  json_array_format: ["error", "Exec form needs double quotes"],
  label_no_empty_value: ["error", "Label without value"],
  maintainer_deprecated: ["warn", "MAINTAINER is deprecated"],
  multiple_entries: ["error", "Several CMD/ENTRYPOINT in a stage"],
  no_empty_digest: ["error", "Empty digest"],
  no_empty_tag: ["error", "Empty tag"],
  no_trailing_spaces: ["error", "No trailing blanks"],
  onbuild_copyadd: ["warn", "Avoid ONBUILD ADD/COPY"],
  onbuild_disallowed: ["error", "Instruction not allowed in ONBUILD"],
  recommended_exec_form: ["warn", "Use exec form for CMD/ENTRYPOINT"],
  sudo: ["warn", "No sudo"],
  unknown_instruction: ["error", "Unknown instruction"],
  variable_use: ["warn", "Undefined variable"],
};
