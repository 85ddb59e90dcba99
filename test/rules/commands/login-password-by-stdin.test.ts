import rule from "../../../rules/commands/login-password-by-stdin.ts";
import { testRule } from "../../rule-tester.ts";

const run = (script: string) =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ${script}\n`;

testRule(rule, {
  bad: [
    {
      kind: "workflow",
      code: run("docker login -u app «--password» ${{ secrets.TOKEN }} example.com"),
      says: "docker login --password shows the password to every process: use --password-stdin",
    },
    { kind: "dockerfile", title: "in a Dockerfile", code: "FROM debian:12\nRUN podman login «-p» $TOKEN example.com" },
    { kind: "workflow", title: "charts", code: run("helm registry login «-p» $TOKEN example.com") },
  ],
  good: [
    { kind: "workflow", code: run("echo $TOKEN | docker login --password-stdin example.com") },
    { kind: "workflow", title: "another command", code: run("docker run -p 80:80 example.com/app:1") },
  ],
});
