import rule from "../../../rules/packages/dnf-assume-yes.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
