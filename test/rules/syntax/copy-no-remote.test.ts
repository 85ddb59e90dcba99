import rule from "../../../rules/syntax/copy-no-remote.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
