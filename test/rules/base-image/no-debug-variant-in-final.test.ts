import rule from "../../../rules/base-image/no-debug-variant-in-final.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
