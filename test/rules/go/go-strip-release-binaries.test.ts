import rule from "../../../rules/go/go-strip-release-binaries.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
