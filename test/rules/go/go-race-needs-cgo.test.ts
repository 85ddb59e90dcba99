import rule from "../../../rules/go/go-race-needs-cgo.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
