import rule from "../../../rules/style/quote-workdir.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
