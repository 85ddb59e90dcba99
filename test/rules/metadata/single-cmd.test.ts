import rule from "../../../rules/metadata/single-cmd.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
