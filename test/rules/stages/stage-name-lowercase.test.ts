import rule from "../../../rules/stages/stage-name-lowercase.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
