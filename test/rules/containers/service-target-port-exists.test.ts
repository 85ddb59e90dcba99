import rule from "../../../rules/containers/service-target-port-exists.ts";
import { testRule } from "../../rule-tester.ts";

const pod = (ports: string, labels = "{app: web, tier: front}") =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: ${labels}}\n    spec:\n      containers:\n        - {name: web, image: a:1, ports: ${ports}}\n---\n`;
const found = (ports: string) => pod(ports).replace("{name: web}", "{‹name: web›}");
const service = (port: string, selector = "{app: web}") =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: ${selector}\n  ports: [{port: 80, targetPort: ${port}}]\n`;

testRule(rule, {
  good: [
    pod("[{name: http, containerPort: 8080}]") + service("http"),
    { title: "a number", code: pod("[]") + service("8080") },
    { title: "a number in quotes", code: pod("[]") + service('"8080"') },
    { title: "pods of another file", code: pod("[]", "{app: api}") + service("http") },
    { title: "no selector", code: pod("[]") + service("http", "{}") },
    { title: "labels of which a pod has some", code: pod("[]") + service("http", "{app: web, tier: back}") },
    {
      title: "more pods of the labels than are looked at",
      code: pod("[]").repeat(101) + service("http"),
      unknown: ["more than 100 pods have the labels that the Service selects"],
    },
    { title: "any of the pods", code: pod("[]") + pod("[{name: http, containerPort: 1}]") + service("http") },
  ],
  bad: [
    {
      related: "Its pods are selected",
      code: found("[{name: https, containerPort: 8080}]") + service("«http»"),
      says: "No container of Deployment web names a port http; did you mean https?",
    },
    {
      title: "a port without a name",
      related: "Its pods are selected",
      code: found("[{containerPort: 8080}]") + service("«http»"),
      says: "No container of Deployment web names a port http",
    },
  ],
});
