import rule from "../../../rules/syntax/valid-shell-instruction.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
