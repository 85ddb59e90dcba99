import rule from "../../../rules/packages/yum-clean-all.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
