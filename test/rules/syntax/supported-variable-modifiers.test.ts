import rule from "../../../rules/syntax/supported-variable-modifiers.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
