import rule from "../../../rules/packages/pin-apt-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
