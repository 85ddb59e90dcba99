import rule from "../../../rules/syntax/valid-image-reference.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
