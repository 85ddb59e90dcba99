import rule from "../../../rules/base-image/aspnet-not-sdk.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
