import rule from "../../../rules/metadata/shell-form-needs-shell.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
