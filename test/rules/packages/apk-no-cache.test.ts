import rule from "../../../rules/packages/apk-no-cache.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
