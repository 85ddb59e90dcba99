import rule from "../../../rules/stages/no-reserved-stage-name.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
