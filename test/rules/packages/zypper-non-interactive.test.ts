import rule from "../../../rules/packages/zypper-non-interactive.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
