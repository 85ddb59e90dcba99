import rule from "../../../rules/stages/unique-stage-names.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
