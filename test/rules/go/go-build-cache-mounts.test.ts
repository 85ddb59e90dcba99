import rule from "../../../rules/go/go-build-cache-mounts.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
