import rule from "../../../rules/go/go-static-for-empty-base.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
