import rule from "../../../rules/syntax/no-empty-continuation.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
