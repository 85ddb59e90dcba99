import rule from "../../../rules/packages/zypper-clean.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
