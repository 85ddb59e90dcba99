import rule from "../../../rules/syntax/valid-parser-directives.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
