import "../ast-builder.ts";
import { builtinRules } from "../../rules/index.ts";
import type { ConfigRequest } from "../config/project.ts";
import { kinds } from "../kinds/index.ts";
import { defaultKnowledge, extendKnowledge } from "../knowledge/index.ts";

/** What every configuration is made from: the built-in rules, kinds and facts. */
export const toolbox: Pick<ConfigRequest, "toolbox" | "extendKnowledge"> = {
  toolbox: { rules: builtinRules, kinds, knowledge: defaultKnowledge },
  extendKnowledge,
};
