import rule from "../../../rules/containers/no-host-ports.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "at an address",
      code: pod(["ports: [«{containerPort: 53, hostPort: 53, hostIP: 127.0.0.1, protocol: UDP}»]"]),
      says: "Port 53 of the container takes a port of its node: use a Service",
    },
  ],
  good: [
    { kind: "kubernetes", title: "none", code: pod(["ports: [{containerPort: 80, hostPort: 0}]"]) },
    {
      kind: "kubernetes",
      title: "filled in later",
      code: pod(["ports: [{containerPort: 80, hostPort: $P}]"]),
      unknown: "$P is filled in later",
    },
  ],
});
