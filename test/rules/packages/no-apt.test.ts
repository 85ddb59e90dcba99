import rule from "../../../rules/packages/no-apt.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
