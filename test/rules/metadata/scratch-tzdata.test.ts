import rule from "../../../rules/metadata/scratch-tzdata.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
