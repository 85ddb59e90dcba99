import rule from "../../../rules/packages/pin-dnf-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
