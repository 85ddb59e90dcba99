import rule from "../../../rules/packages/pin-go-tools.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
