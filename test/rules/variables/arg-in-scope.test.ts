import rule from "../../../rules/variables/arg-in-scope.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
