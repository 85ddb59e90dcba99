import rule from "../../../rules/syntax/valid-platform.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
