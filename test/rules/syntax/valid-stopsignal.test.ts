import rule from "../../../rules/syntax/valid-stopsignal.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
