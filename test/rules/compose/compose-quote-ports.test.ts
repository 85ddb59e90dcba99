import rule from "../../../rules/compose/compose-quote-ports.ts";
import { testRule } from "../../rule-tester.ts";

const ports = (...items: string[]) =>
  `services:\n  a:\n    image: a:1\n    ports:\n${items.map((item) => `      - ${item}\n`).join("")}`;

testRule(rule, {
  good: [
    ports('"22:22"', "'22:22'", "8080:80", "127.0.0.1:22:22", "22:22/udp", "${P}:22", "80"),
    "services:\n  a:\n    image: a:1\n    ports:\n      - target: 22\n        published: 22\n",
    { code: ports('"80:80"', "'${P}:22'", '"22:${P}"', "${P:-a b}:22"), options: { all: true } },
  ],
  bad: [
    {
      code: ports("«22:22»", "«2:22»", "«3000:0:1»"),
      fixed: ports('"22:22"', '"2:22"', '"3000:0:1"'),
      message: "number",
    },
    {
      code: ports("«${P:-80}:80»", "«22:${P}»"),
      options: { all: true },
      fixed: ports('"${P:-80}:80"', '"22:${P}"'),
      message: ["plain", "plain"],
    },
    { code: ports("«8»"), options: { all: true }, fixed: ports('"8"'), message: "plain" },
    {
      code: ports("«127.0.0.1:80:80»", "«25:25»"),
      options: { all: true },
      message: ["plain", "number"],
      says: ["The port 127.0.0.1:80:80 is not quoted", "25:25 is parsed as the number 1525 by YAML 1.1: quote it"],
      fixed: ports('"127.0.0.1:80:80"', '"25:25"'),
    },
    {
      code: "services:\n  a: { image: a:1, ports: [«22:22», 8080:80] }".replace("8080:80", '"8080:80"'),
      message: "number",
      says: "22:22 is parsed as the number 1342 by YAML 1.1: quote it",
      fixed: 'services:\n  a: { image: a:1, ports: ["22:22", "8080:80"] }',
    },
  ],
});
