import rule from "../../../rules/syntax/known-instruction.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
