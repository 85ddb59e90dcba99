import rule from "../../../rules/stages/from-arg-has-default.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
