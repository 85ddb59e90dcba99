import { callOf, defineRule, option } from "../../src/author.ts";

export default defineRule({
  id: "login-password-by-stdin",
  summary: "The password of a registry is not an argument of a command",
  why: "Every process of the machine can read the arguments of a command while it runs, and a shell that traces its commands writes them to the log.",
  topic: "commands",
  category: "security",
  severity: "warning",
  recommended: false,
  cwe: [214],
  reference: "https://docs.docker.com/reference/cli/docker/login/#password-stdin",
  messages: { argument: "{command} {flag} shows the password to every process: use --password-stdin" },
  examples: [
    {
      kind: "workflow",
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker login -u app «-p» $TOKEN example.com",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo $TOKEN | docker login -u app --password-stdin example.com",
    },
  ],
  on: {
    Command: {
      when: { programs: ["docker", "buildah", "helm"], subcommands: ["login", "registry login"] },
      handle(command) {
        const password = option(command, "password");
        if (!password) return;
        return { at: password.word, message: "argument", data: { command: callOf(command), flag: password.flag } };
      },
    },
  },
});
