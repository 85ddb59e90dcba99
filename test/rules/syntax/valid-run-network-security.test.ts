import rule from "../../../rules/syntax/valid-run-network-security.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
