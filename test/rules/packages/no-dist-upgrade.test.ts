import rule from "../../../rules/packages/no-dist-upgrade.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
