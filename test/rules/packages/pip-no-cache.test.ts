import rule from "../../../rules/packages/pip-no-cache.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
