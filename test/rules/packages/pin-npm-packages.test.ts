import rule from "../../../rules/packages/pin-npm-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
