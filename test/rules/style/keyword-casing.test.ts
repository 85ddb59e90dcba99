import rule from "../../../rules/style/keyword-casing.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
