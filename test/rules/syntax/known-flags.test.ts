import rule from "../../../rules/syntax/known-flags.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
