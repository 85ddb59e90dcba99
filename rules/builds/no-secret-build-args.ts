import { defineRule, type Fact } from "../../src/author.ts";
import {
  isNonSecretValue,
  isPlaceholder,
  isSecretAssignment,
  looksLikeSecretName,
} from "../../src/knowledge/secrets.ts";

export default defineRule({
  id: "no-secret-build-args",
  summary: "Secrets are not passed as build arguments",
  why: "Build arguments stay readable in the image's history and in the build's provenance; build secrets do not.",
  topic: "builds",
  category: "security",
  severity: "error",
  recommended: true,
  cwe: [522],
  reference: "https://docs.docker.com/reference/compose-file/build/#secrets",
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Names that look like secrets but are not.",
    },
  },
  messages: { secret: "The build argument {name} stays readable in the image's history: pass it as a build secret" },
  examples: [
    {
      kind: "compose",
      bad: "services:\n  app:\n    build:\n      context: .\n      args:\n        «NPM_TOKEN»: ${NPM_TOKEN}",
      good: "services:\n  app:\n    build:\n      context: .\n      secrets: [npm_token]\nsecrets:\n  npm_token:\n    environment: NPM_TOKEN",
    },
    {
      title: "Whatever its name, what a workflow takes from its secrets is one",
      kind: "workflow",
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          build-args: «LICENSE»=${{ secrets.LICENSE }}",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          secrets: license=${{ secrets.LICENSE }}",
    },
    {
      title: "A container's environment variable is not a build argument",
      kind: "compose",
      good: "services:\n  app:\n    build: .\n    environment:\n      API_TOKEN: ${API_TOKEN}",
    },
  ],
  on: {
    Build({ args }, { options }) {
      return args.flatMap(({ name, nameSpan, value }) => {
        if (options.allow.includes(name)) return [];
        const isSecret = looksLikeSecretName(name) || (isStoredAsSecret(value) && !isPublic(name));
        if (!isSecret) return [];
        return value?.known && isHarmless(name, value.value)
          ? []
          : [{ at: nameSpan, message: "secret", data: { name } }];
      });
    },
  },
});

/** What a workflow takes from its secrets. */
function isStoredAsSecret(value: Fact<string> | undefined): boolean {
  return value?.known === false && value.origins.some(({ what }) => what === "secret");
}

/** By the prefixes with which bundlers for browsers take variables into what everybody gets. */
function isPublic(name: string): boolean {
  return /^(?:NEXT_PUBLIC|REACT_APP|VITE|VUE_APP|NUXT_PUBLIC|GATSBY|EXPO_PUBLIC|PUBLIC)_/.test(name);
}

/** A stand-in, or a literal, which no-secret-values marks. */
function isHarmless(name: string, value: string): boolean {
  return isPlaceholder(value) || isNonSecretValue(value) || isSecretAssignment(name, value);
}
