// Written by `npm run generate`; edit the rules instead.
import type { Rule } from "../src/rule.ts";
import directiveReason from "./suppressions/directive-reason.ts";
import expiredDirective from "./suppressions/expired-directive.ts";
import malformedDirective from "./suppressions/malformed-directive.ts";
import noRootUser from "./user/no-root-user.ts";
import pinBaseImageTag from "./base-image/pin-base-image-tag.ts";
import unknownRuleInDirective from "./suppressions/unknown-rule-in-directive.ts";
import unusedDirective from "./suppressions/unused-directive.ts";

export const builtinRules: readonly Rule[] = [
  directiveReason,
  expiredDirective,
  malformedDirective,
  noRootUser,
  pinBaseImageTag,
  unknownRuleInDirective,
  unusedDirective,
];
