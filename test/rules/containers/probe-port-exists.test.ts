import rule from "../../../rules/containers/probe-port-exists.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "./pods.ts";

const ports = "ports: [{name: http, containerPort: 80}, {containerPort: 81}]";

testRule(rule, {
  good: [
    pod([ports, "livenessProbe: {tcpSocket: {port: http}}"]),
    pod([ports, "livenessProbe: {tcpSocket: {port: 8080}}"]),
    pod([ports, 'livenessProbe: {tcpSocket: {port: "8080"}}']),
    pod([ports, "livenessProbe: {tcpSocket: {port: $PORT}}"]),
    pod([ports, "livenessProbe: {exec: {command: [web]}}"]),
    {
      title: "a part of a patch",
      code: "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - {name: app, image: a:1, livenessProbe: {httpGet: {port: web}}}\n",
      unknown: "it may be a patch of another file",
    },
  ],
  bad: [
    {
      code: pod([ports, "startupProbe: {httpGet: {port: «htp»}}", "livenessProbe: {tcpSocket: {port: «web»}}"]),
      says: ["The container names no port htp; did you mean http?", "The container names no port web"],
    },
    {
      title: "the port of another container",
      code: `${pod(["livenessProbe: {tcpSocket: {port: «http»}}"])}    - {name: b, image: b:1, ports: [{name: http, containerPort: 80}]}\n`,
    },
  ],
});
