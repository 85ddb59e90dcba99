import rule from "../../../rules/packages/apt-get-no-recommends.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
