import type { Io } from "./io.ts";

/** Whether a pipeline runs this, whose log takes some lines for orders. Azure Pipelines sets a variable of its own. */
export function inCi({ CI, TF_BUILD }: Io["env"]): boolean {
  return (CI !== undefined && CI !== "" && CI !== "false") || (TF_BUILD !== undefined && TF_BUILD !== "");
}
