import rule from "../../../rules/packages/pin-apk-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
