import rule from "../../../rules/metadata/no-maintainer.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
