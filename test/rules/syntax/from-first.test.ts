import rule from "../../../rules/syntax/from-first.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
