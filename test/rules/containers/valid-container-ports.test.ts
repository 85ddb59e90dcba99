import rule from "../../../rules/containers/valid-container-ports.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "./pods.ts";

const port = (written: string, spec: readonly string[] = []) => pod([`ports: [${written}]`], spec);

testRule(rule, {
  good: [
    port("{name: http, containerPort: 8080}, {name: a-1, containerPort: 65535}, {containerPort: 1}"),
    { title: "fifteen characters", code: port("{name: abcdefghijklmno, containerPort: 1}") },
    { title: "without names", code: port("{containerPort: 1}, {containerPort: 2}, {name: '', containerPort: 3}") },
    {
      title: "placeholders of other tools",
      code: port("{name: __HTTP_PORT_NAME__, containerPort: 1}, {name: '@port.name@', containerPort: 2}"),
    },
    {
      title: "filled in later",
      code: port("{name: '${NAME}', containerPort: $P}, {name: '${NAME}', containerPort: 2}"),
    },
    { title: "not a map", code: port("8080") },
    {
      title: "not a number",
      code: port("{containerPort: 70000x}, {containerPort: x70000}, {containerPort: 1, hostPort: -1}"),
    },
    {
      title: "on the network of the node, without a port of its own, or with what is not a number",
      code: port("{hostPort: 81}, {containerPort: x80, hostPort: 81}, {containerPort: 80x, hostPort: 81}", [
        "hostNetwork: true",
      ]),
    },
    { title: "one digit", code: port("{containerPort: 7, hostPort: 7}", ["hostNetwork: true"]) },
    {
      title: "of two containers",
      code: "kind: Pod\napiVersion: v1\nspec:\n  containers:\n    - {name: a, image: a:1, ports: [{name: m, containerPort: 1}]}\n    - {name: b, image: a:1, ports: [{name: m, containerPort: 2}]}\n",
    },
    { title: "another port of a node", code: port("{containerPort: 80, hostPort: 8080}") },
    {
      title: "the same on the network of the node",
      code: port("{containerPort: 80, hostPort: 80}, {containerPort: 81, hostPort: 0}, {containerPort: 82}", [
        "hostNetwork: true",
      ]),
    },
    { title: "on a network that is not known", code: port("{containerPort: 80, hostPort: 81}", ["hostNetwork: $N"]) },
  ],
  bad: [
    {
      code: port("{containerPort: «0»}, {containerPort: «65536», hostPort: «70000»}, {containerPort: 1, hostPort: 0}"),
      message: ["number", "number", "number"],
      says: [
        "0 is not a port: use one between 1 and 65535",
        "65536 is not a port: use one between 1 and 65535",
        "70000 is not a port: use one between 1 and 65535",
      ],
    },
    {
      title: "sixteen characters",
      code: port("{name: «abcdefghijklmnop», containerPort: 1}"),
      message: "long",
      says: "The name abcdefghijklmnop has 16 characters: a port has at most 15",
    },
    ...["HTTP", "a_b", "-a", "a-", "a--b", "80", "http.web"].map((name) => ({
      title: name,
      code: port(`{name: "«${name}»", containerPort: 1}`),
      message: "name" as const,
      says: `${name} is not a name of a port: use small letters, digits and single hyphens between them`,
    })),
    {
      title: "three times",
      code: port("{name: ‹dns›, containerPort: 1}, {name: «dns», containerPort: 2}, {name: «dns», containerPort: 3}"),
      message: ["again", "again"],
      says: [
        "The container has another port dns: give each a name of its own",
        "The container has another port dns: give each a name of its own",
      ],
      related: "The other one is here",
    },
    {
      title: "on the network of the node, of one digit",
      code: port("{containerPort: 7, hostPort: «8»}", ["hostNetwork: true"]),
      message: "node",
    },
    {
      title: "on the network of the node",
      code: port("{containerPort: 80, hostPort: «8080»}", ["hostNetwork: true"]),
      message: "node",
      says: "On the network of its node port 80 cannot be port 8080 of the node: leave hostPort out",
    },
  ],
});
