import rule from "../../../rules/compose/compose-wait-for-health.ts";
import { testRule } from "../../rule-tester.ts";

const checked = "  db:\n    image: postgres:17\n    healthcheck: {test: [CMD, pg_isready]}";

testRule(rule, {
  good: [
    ...["{db: {condition: service_healthy}}", "!reset []"].map((written) => ({
      title: `the override says ${written}`,
      code: `services:\n  a:\n    image: a\n    depends_on: [db]\n${checked}`,
      files: { "compose.override.yaml": `services:\n  a: {depends_on: ${written}}\n` },
    })),
    `services:\n  a:\n    image: a\n    depends_on: {db: {condition: service_healthy}, b: {condition: service_started}}\n  b:\n    image: b\n${checked}`,
    `services:\n  a:\n    image: a\n    depends_on: [b]\n  b:\n    image: b\n${checked}`,
    `services:\n  a:\n    image: a\n    depends_on: {db: {condition: service_completed_successfully}}\n${checked}`,
  ],
  bad: [
    {
      title: "whatever else the override says of it",
      code: `services:\n  a:\n    image: a\n    depends_on: [«db»]\n${checked}`,
      files: { "compose.override.yaml": "services:\n  a: {depends_on: {db: {condition: service_started}}}\n" },
    },
    {
      code: `services:\n  a:\n    image: a\n    depends_on: {«db»: {condition: service_started}}\n${checked}`,
      says: "a does not wait until db is healthy, which has a health check: use condition: service_healthy",
    },
  ],
});
