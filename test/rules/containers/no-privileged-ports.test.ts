import rule from "../../../rules/containers/no-privileged-ports.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "./pods.ts";

testRule(rule, {
  good: [
    pod(["ports: [{containerPort: 1024}, {containerPort: 8080, hostPort: 8080}]"]),
    { title: "none of the node", code: pod(["ports: [{containerPort: 8080, hostPort: 0}]"]) },
    { title: "filled in later", code: pod(["ports: [{containerPort: $P}]"]) },
    {
      title: "of Windows",
      code: pod(["ports: [{containerPort: 80}]"], ["os: {name: windows}"]),
      unknown: "it runs on Windows",
    },
  ],
  bad: [
    {
      code: pod(["ports: [«{containerPort: 1023}», {containerPort: 8080}]"]),
      message: "own",
      says: "Port 1023 of the container is privileged: listen on 1024 or above",
    },
    {
      title: "of the node",
      code: pod(["ports: [«{containerPort: 8080, hostPort: 80}»]"]),
      message: "node",
      says: "Port 80 of the node is privileged: take one of 1024 or above, or use a Service",
    },
  ],
});
