import rule from "../../../rules/metadata/healthcheck-tool-present.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
