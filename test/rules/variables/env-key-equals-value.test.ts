import rule from "../../../rules/variables/env-key-equals-value.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
