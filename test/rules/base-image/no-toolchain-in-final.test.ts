import rule from "../../../rules/base-image/no-toolchain-in-final.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
