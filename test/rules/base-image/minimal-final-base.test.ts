import rule from "../../../rules/base-image/minimal-final-base.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
