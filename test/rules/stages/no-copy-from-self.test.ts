import rule from "../../../rules/stages/no-copy-from-self.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
