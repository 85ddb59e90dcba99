import rule from "../../../rules/go/go-libc-match.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
