import rule from "../../../rules/go/upx-risk.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
