import rule from "../../../rules/packages/update-with-install.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
