import rule from "../../../rules/workflows/workflow-no-hardcoded-password.ts";
import { testRule } from "../../rule-tester.ts";

const login = (password: string, registry = "example.com") =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/login-action@v3\n        with:\n          registry: ${registry}\n          username: app\n          password: ${password}\n`;
const service = (password: string) =>
  `on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    services:\n      db:\n        image: example.com/db:1\n        credentials: {username: app, password: ${password}}\n`;

testRule(rule, {
  bad: [
    {
      kind: "workflow",
      code: login("'«s3cr3t»'"),
      says: "The password of example.com is written here: take it from a secret",
    },
    { kind: "workflow", title: "of a service", code: service("«s3cr3t»") },
  ],
  good: [
    { kind: "workflow", title: "a secret", code: login("${{ secrets.PASSWORD }}") },
    { kind: "workflow", title: "a secret of a service", code: service('"${{ secrets.PASSWORD }}"') },
    { kind: "workflow", title: "a registry of the job", code: login("test", "localhost:5000") },
    { kind: "workflow", title: "none", code: login('""') },
  ],
});
