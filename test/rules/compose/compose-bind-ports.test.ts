import rule from "../../../rules/compose/compose-bind-ports.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    'services:\n  a:\n    image: a:1\n    ports: ["127.0.0.1:5432:5432", "[::1]:80:80"]\n    expose: [80]',
    {
      code: "services:\n  a:\n    image: a:1\n    ports: ['${PORT}:80']",
      unknown: "PORT comes from the environment in which Compose runs",
    },
  ],
  bad: [
    {
      code: "services:\n  a:\n    image: a:1\n    ports: [«80», «'[::]:81:80'», «8080:80»]",
      fixedUnsafe: "services:\n  a:\n    image: a:1\n    ports: [127.0.0.1::80, '[::]:81:80', 127.0.0.1:8080:80]",
    },
    {
      title: "variables stay as they are",
      code: "services:\n  a:\n    image: a:1\n    ports: [«'${PORT:-80}:80'»]",
      fixed: null,
    },
  ],
});
