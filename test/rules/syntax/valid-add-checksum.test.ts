import rule from "../../../rules/syntax/valid-add-checksum.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
