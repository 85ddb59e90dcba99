import rule from "../../../rules/metadata/single-healthcheck.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
