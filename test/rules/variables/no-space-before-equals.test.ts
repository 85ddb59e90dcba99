import rule from "../../../rules/variables/no-space-before-equals.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
