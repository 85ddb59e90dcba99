import rule from "../../../rules/commands/no-privileged-run.ts";
import { testRule } from "../../rule-tester.ts";

const run = (script: string) =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ${script}\n`;

testRule(rule, {
  bad: [
    {
      kind: "workflow",
      code: run("sudo docker run --rm «--privileged» example.com/app:1"),
      says: "docker run --privileged makes the container root on the machine: give it the capabilities that it needs",
    },
    {
      kind: "dockerfile",
      title: "in a Dockerfile",
      code: "FROM debian:12\nRUN nerdctl run «--privileged» example.com/app:1",
    },
    { kind: "workflow", title: "a command in one", code: run("podman exec «--privileged» app id") },
  ],
  good: [
    { kind: "workflow", title: "emulators", code: run("docker run --privileged --rm tonistiigi/binfmt --install all") },
    {
      kind: "workflow",
      title: "an option of the program in it",
      code: run("docker run example.com/app:1 --privileged"),
    },
    { kind: "workflow", title: "switched off", code: run("docker run --privileged=false example.com/app:1") },
  ],
});
