import rule from "../../../rules/base-image/jre-not-jdk.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
