import rule from "../../../rules/syntax/valid-healthcheck.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
