import rule from "../../../rules/base-image/no-shell-in-scratch.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
