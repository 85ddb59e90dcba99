import rule from "../../../rules/stages/from-arg-declared.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
