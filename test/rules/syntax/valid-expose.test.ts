import rule from "../../../rules/syntax/valid-expose.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
