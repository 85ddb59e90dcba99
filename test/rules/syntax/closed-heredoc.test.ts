import rule from "../../../rules/syntax/closed-heredoc.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
