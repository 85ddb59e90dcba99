import rule from "../../../rules/syntax/valid-run-device.ts";
import { testRule } from "../../rule-tester.ts";

const run = (...devices: readonly string[]) =>
  `FROM alpine:3.20\nRUN ${devices.map((device) => `--device=${device} `).join("")}make`;

testRule(rule, {
  good: [
    run("vendor.example/gpu"),
    run("vendor.example/gpu=all,required=false", "name=vendor.example/nic=0,Required"),
    run("required,vendor.example/gpu=all"),
    run('\\"vendor.example/gpu=all\\",required'),
    run("$GPU"),
    "FROM alpine:3.20\nRUN --mount=type=tmpfs,target=/a make",
  ],
  bad: [
    run("vendor.example/gpu,«name=b»"),
    run("name=vendor.example/gpu,«b»"),
    run("vendor.example/gpu,«required=maybe»", "c,«required=»"),
    run("vendor.example/gpu=all,«size=1»"),
    {
      title: "two letters away is a guess",
      code: run("vendor.example/gpu=all,«requie=true»"),
      offers: "Write required, unless another word is meant",
      fixedUnsafe: run("vendor.example/gpu=all,required=true"),
    },
    {
      title: "a variable is a name like any other",
      code: run("$GPU,«$NIC»"),
      says: "The device already has a name: $GPU",
    },
  ],
});
