import rule from "../../../rules/syntax/valid-stage-name.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
