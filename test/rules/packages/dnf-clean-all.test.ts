import rule from "../../../rules/packages/dnf-clean-all.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
