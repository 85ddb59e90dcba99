import rule from "../../../rules/syntax/instruction-arguments.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
