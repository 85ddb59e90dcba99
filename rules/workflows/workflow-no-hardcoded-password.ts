import { defineRule, type YamlNode } from "../../src/author.ts";
import { isLocalRegistry } from "../../src/kit.ts";
import { isPlaceholder } from "../../src/knowledge/secrets.ts";

export default defineRule({
  id: "workflow-no-hardcoded-password",
  summary: "Passwords of registries come from secrets",
  why: "A password that is written in a workflow lets every reader of the repository, and of its history, push images.",
  topic: "workflows",
  category: "security",
  severity: "error",
  kinds: ["workflow"],
  recommended: true,
  cwe: [798],
  aliases: { zizmor: ["hardcoded-container-credentials"], actionlint: ["credentials"] },
  reference: "https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets",
  messages: { literal: "The password of {registry} is written here: take it from a secret" },
  examples: [
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/login-action@v3\n        with:\n          username: app\n          password: «hunter2»",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/login-action@v3\n        with:\n          username: app\n          password: ${{ secrets.REGISTRY_PASSWORD }}",
    },
    {
      title: "Of the container that a job runs in",
      bad: "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    container:\n      image: example.com/app:1\n      credentials:\n        username: app\n        password: «hunter2»",
    },
  ],
  on: {
    WorkflowStep({ action }) {
      if (action?.name !== "docker/login-action") return;
      return literal(action.input("password"), action.input("registry")?.value || "Docker Hub");
    },
    Entry: {
      when: { keys: ["jobs.*.container.credentials", "jobs.*.services.*.credentials"] },
      handle: ({ value }) => literal(passwordIn(value), "the registry"),
    },
  },
});

function passwordIn(credentials: YamlNode | undefined): YamlNode | undefined {
  return credentials?.type === "map"
    ? credentials.entries.find(({ key }) => key.value === "password")?.value
    : undefined;
}

function literal(password: YamlNode | undefined, registry: string) {
  if (password?.type !== "scalar" || password.value === "") return undefined;
  if (password.value.includes("${{") || isPlaceholder(password.value) || isLocalRegistry(`${registry}/`))
    return undefined;
  return { at: password.contentSpan, message: "literal" as const, data: { registry } };
}
