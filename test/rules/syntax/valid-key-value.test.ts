import rule from "../../../rules/syntax/valid-key-value.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
