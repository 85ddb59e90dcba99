import rule from "../../../rules/metadata/no-expose-host-port.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {});
