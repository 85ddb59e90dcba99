import rule from "../../../rules/go/go-trimpath.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
