import rule from "../../../rules/packages/npm-cache-clean.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
