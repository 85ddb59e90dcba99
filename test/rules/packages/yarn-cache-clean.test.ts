import rule from "../../../rules/packages/yarn-cache-clean.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
