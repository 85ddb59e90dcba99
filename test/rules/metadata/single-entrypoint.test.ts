import rule from "../../../rules/metadata/single-entrypoint.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
