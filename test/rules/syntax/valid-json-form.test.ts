import rule from "../../../rules/syntax/valid-json-form.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
