import rule from "../../../rules/packages/package-cache-mounts.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
