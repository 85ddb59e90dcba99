import rule from "../../../rules/style/from-as-casing.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
