import rule from "../../../rules/syntax/valid-volume.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
