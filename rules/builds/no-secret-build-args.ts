import { defineRule } from "../../src/author.ts";
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
      bad: "services:\n  app:\n    build:\n      context: .\n      args:\n        «NPM_TOKEN»: ${NPM_TOKEN}",
      good: "services:\n  app:\n    build:\n      context: .\n      secrets: [npm_token]\nsecrets:\n  npm_token:\n    environment: NPM_TOKEN",
    },
    {
      title: "A container's environment variable is not a build argument",
      good: "services:\n  app:\n    build: .\n    environment:\n      API_TOKEN: ${API_TOKEN}",
    },
  ],
  on: {
    Build({ args }, { options }) {
      return args.flatMap(({ name, nameSpan, value }) => {
        if (options.allow.includes(name) || !looksLikeSecretName(name)) return [];
        return value?.known && isHarmless(name, value.value)
          ? []
          : [{ at: nameSpan, message: "secret", data: { name } }];
      });
    },
  },
});

/** A stand-in, or a literal, which no-secret-values marks. */
function isHarmless(name: string, value: string): boolean {
  return isPlaceholder(value) || isNonSecretValue(value) || isSecretAssignment(name, value);
}
