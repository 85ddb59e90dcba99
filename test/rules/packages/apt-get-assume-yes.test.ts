import rule from "../../../rules/packages/apt-get-assume-yes.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
