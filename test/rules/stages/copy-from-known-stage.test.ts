import rule from "../../../rules/stages/copy-from-known-stage.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
