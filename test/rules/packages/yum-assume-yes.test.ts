import rule from "../../../rules/packages/yum-assume-yes.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
