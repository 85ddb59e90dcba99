import rule from "../../../rules/packages/pin-pip-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
