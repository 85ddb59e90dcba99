import rule from "../../../rules/packages/pin-gem-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
