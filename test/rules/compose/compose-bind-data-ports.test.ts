import rule from "../../../rules/compose/compose-bind-data-ports.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    ...['!override ["127.0.0.1:5432:5432"]', "!reset []"].map((written) => ({
      title: `the override says ${written}`,
      code: "services:\n  a:\n    image: a:1\n    ports: ['5432:5432']",
      files: { "compose.override.yaml": `services:\n  a:\n    ports: ${written}\n` },
    })),
    'services:\n  a:\n    image: a:1\n    ports: ["127.0.0.1:5432:5432", "8080:80", "5432:8080", "6379:6379/udp"]',
    "services:\n  a:\n    image: a:1\n    ports:\n      - target: 5432\n        published: 5432\n        host_ip: 127.0.0.1",
    {
      title: "a variable may hold the address",
      code: "services:\n  a:\n    image: a:1\n    ports: ['${BIND}:5432']",
      unknown: "BIND comes from the environment in which Compose runs",
    },
    { code: "services:\n  a:\n    image: a:1\n    ports: ['5432:5432']", options: { ports: [80] } },
  ],
  bad: [
    {
      title: "the override adds to it",
      code: "services:\n  a:\n    image: a:1\n    ports: [«'5432:5432'»]",
      files: { "compose.override.yaml": 'services:\n  a:\n    ports: ["127.0.0.1:5433:5432"]\n' },
      fixedUnsafe: "services:\n  a:\n    image: a:1\n    ports: ['127.0.0.1:5432:5432']",
    },
    {
      code: 'services:\n  a:\n    image: a:1\n    ports: [«"5432"», «5432:5432/tcp», «"0.0.0.0:6379:6379"», «"5430-5435:5430-5435"»]',
      says: [
        "Port 5432 (PostgreSQL) is open on all interfaces: publish it on 127.0.0.1, or not at all",
        "Port 5432 (PostgreSQL) is open on all interfaces: publish it on 127.0.0.1, or not at all",
        "Port 6379 (Redis) is open on all interfaces: publish it on 127.0.0.1, or not at all",
        "Port 5432 (PostgreSQL) is open on all interfaces: publish it on 127.0.0.1, or not at all",
      ],
      fixedUnsafe:
        'services:\n  a:\n    image: a:1\n    ports: ["127.0.0.1::5432", 127.0.0.1:5432:5432/tcp, "0.0.0.0:6379:6379", "127.0.0.1:5430-5435:5430-5435"]',
    },
    {
      title: "the long form",
      code: "services:\n  a:\n    image: a:1\n    ports:\n      - «target: 9200\n        published: 9200»",
    },
    {
      code: "services:\n  a:\n    image: a:1\n    ports: [«8080:80»]",
      options: { ports: [80] },
      says: "Port 80 (not to be reached from elsewhere) is open on all interfaces: publish it on 127.0.0.1, or not at all",
      fixedUnsafe: "services:\n  a:\n    image: a:1\n    ports: [127.0.0.1:8080:80]",
    },
  ],
});
