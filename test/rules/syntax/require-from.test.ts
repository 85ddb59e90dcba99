import rule from "../../../rules/syntax/require-from.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
