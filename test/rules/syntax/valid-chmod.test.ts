import rule from "../../../rules/syntax/valid-chmod.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
