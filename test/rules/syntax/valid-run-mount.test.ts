import rule from "../../../rules/syntax/valid-run-mount.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
