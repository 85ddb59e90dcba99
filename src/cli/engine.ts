/** All that commands need of the rest of the house, so that `--help` and `--version` load none of it. */
import "../ast-builder.ts";
import { builtinRules } from "../../rules/index.ts";
import { askAhead } from "../engine/ask-ahead.ts";
import { lintProject } from "../engine/lint.ts";
import { kinds } from "../kinds/index.ts";
import { defaultKnowledge, extendKnowledge } from "../knowledge/index.ts";
import { formats, loadReporter } from "../reporters/index.ts";
import type { Engine } from "./command.ts";

export const engine: Engine = {
  rules: builtinRules,
  kinds,
  knowledge: defaultKnowledge,
  extendKnowledge,
  lintProject,
  askAhead,
  formats,
  loadReporter,
};
