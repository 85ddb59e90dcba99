import rule from "../../../rules/syntax/valid-onbuild.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
