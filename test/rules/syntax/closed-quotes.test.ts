import rule from "../../../rules/syntax/closed-quotes.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
