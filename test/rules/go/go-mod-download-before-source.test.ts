import rule from "../../../rules/go/go-mod-download-before-source.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
