import rule from "../../../rules/stages/copy-from-by-name.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
