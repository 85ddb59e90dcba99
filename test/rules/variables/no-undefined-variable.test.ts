import rule from "../../../rules/variables/no-undefined-variable.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
