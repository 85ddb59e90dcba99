import rule from "../../../rules/variables/no-same-env-reference.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
