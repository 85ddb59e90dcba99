import rule from "../../../rules/stages/no-unused-stage.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
