import rule from "../../../rules/packages/pin-zypper-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
