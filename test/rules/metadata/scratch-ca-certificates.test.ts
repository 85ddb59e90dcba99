import rule from "../../../rules/metadata/scratch-ca-certificates.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
