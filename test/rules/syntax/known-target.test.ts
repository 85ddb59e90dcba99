import rule from "../../../rules/syntax/known-target.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
