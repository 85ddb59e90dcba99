import rule from "../../../rules/packages/apt-get-clean-lists.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
