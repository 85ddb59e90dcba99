import rule from "../../../rules/compose/compose-no-privileged-ports.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "services:\n  a:\n    image: a\n    ports: ['80', '1024:80', '0:80']",
    {
      code: "services:\n  a:\n    image: a\n    ports: ['127.0.0.1:${P}:80']",
      unknown: "P comes from the environment in which Compose runs",
    },
  ],
  bad: [
    {
      code: "services:\n  a:\n    image: a\n    ports: [«1023:80»]",
      says: "Port 1023 of the host is privileged: publish a port of 1024 or above",
    },
  ],
});
