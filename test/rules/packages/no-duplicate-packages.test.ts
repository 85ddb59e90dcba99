import rule from "../../../rules/packages/no-duplicate-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
