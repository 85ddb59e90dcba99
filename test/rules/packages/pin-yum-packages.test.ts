import rule from "../../../rules/packages/pin-yum-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
