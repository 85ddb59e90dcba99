import { type DockerfileDocument, defineRule, replace } from "../../src/author.ts";
import { allEffects } from "../../src/kit.ts";
import { isPlatformArg } from "../../src/knowledge/predefined.ts";

export default defineRule({
  id: "compose-escape-inline-variables",
  summary: "Variables of an inline Dockerfile are escaped as $$",
  why: "Compose expands variables in `dockerfile_inline` before the Dockerfile is parsed: one that is not set in the environment in which Compose runs becomes empty, whatever ARG and ENV set.",
  topic: "compose",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  // A Dockerfile has such variables only where it stands in a Compose file.
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://docs.docker.com/reference/compose-file/interpolation/",
  messages: { replaced: "{by} expands ${name} before the Dockerfile is parsed, which {declares}: write $${name}" },
  examples: [
    {
      kind: "compose",
      bad: "services:\n  app:\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.22\n        ARG DIR=/srv\n        WORKDIR «$DIR»",
      fixedUnsafe:
        "services:\n  app:\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.22\n        ARG DIR=/srv\n        WORKDIR $$DIR",
    },
    {
      kind: "compose",
      title: "A value from the environment in which Compose runs",
      good: "services:\n  app:\n    build:\n      dockerfile_inline: |\n        FROM alpine:${ALPINE_VERSION}\n        CMD true",
    },
  ],
  check(document) {
    if (document.outerVariables.length === 0) return [];
    const declared = declaredIn(document);
    const text = document.source.text;
    return document.outerVariables.flatMap(({ name, by, span }) => {
      const own = declared.has(name);
      if (!own && !isPlatformArg(name) && name !== "PATH") return [];
      const data = { by, name, declares: own ? "declares it" : "has its own value" };
      return {
        at: span,
        message: "replaced" as const,
        data,
        fixes: {
          title: `Escape $${name}, so that the Dockerfile's value is used and not that of ${by}`,
          safe: false,
          effect: allEffects,
          edits: replace(span, text.slice(span.start, span.end)),
        },
      };
    });
  },
});

/** Names that ARG and ENV give. */
function declaredIn({ instructions }: DockerfileDocument): ReadonlySet<string> {
  const names = new Set<string>();
  for (const written of instructions) {
    const one = written.type === "Onbuild" ? written.instruction : written;
    if (one?.type === "Arg" || one?.type === "Env") for (const { key } of one.pairs) names.add(key.text);
  }
  return names;
}
