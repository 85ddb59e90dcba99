import rule from "../../../rules/syntax/multi-source-needs-directory.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
