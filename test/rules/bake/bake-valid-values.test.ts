import rule from "../../../rules/bake/bake-valid-values.ts";
import { testRule } from "../../rule-tester.ts";

const target = (line: string) => `target "a" {\n  ${line}\n}\n`;

testRule(rule, {
  good: [
    target('network = "default"'),
    target('network = "none"'),
    target('network = ""'),
    target('network = "${timestamp()}"'),
    target('entitlements = ["network.host", "security.insecure", "device", "device=a"]'),
    target('annotations = ["a.b:c=d", "Foo:a=b", "index,manifest[linux/amd64]:a=b"]'),
    target('annotations = ["index:a=b", "manifest-descriptor:a=b", "index-descriptor[linux/amd64]:a=b"]'),
    target('annotations = ["${timestamp()}"]'),
  ],
  bad: [
    {
      code: target('network = "«sandbox»"'),
      message: "network",
      says: "sandbox is not a valid network mode: use default, none or host",
    },
    {
      code: target('entitlements = ["network.host", "«security.insecur»"]'),
      message: "entitlement",
      says: "security.insecur is not a valid entitlement: use network.host or security.insecure",
    },
    {
      code: target('annotations = ["«index:a»"]'),
      message: "annotation",
      says: "index:a is not a valid annotation: write key=value",
    },
    {
      code: target('annotations = ["«foo[linux/amd64]:a=b»"]'),
      message: "annotated",
      says: "foo is not what an annotation is for: use manifest, index, manifest-descriptor or index-descriptor",
    },
  ],
});
