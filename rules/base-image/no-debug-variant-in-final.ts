import {
  type DockerfileDocument,
  type DockerfileModel,
  defineRule,
  type ProposedFix,
  replace,
  type Stage,
} from "../../src/author.ts";
import { basename } from "../../src/kit.ts";

export default defineRule({
  id: "no-debug-variant-in-final",
  summary: "The final image is not based on the debug or development variant of a minimal image",
  why: "The variant puts back what a minimal image is meant to leave out: a shell, a package manager and often the root user.",
  topic: "base-image",
  category: "security",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["go-static", "size"],
  cis: ["4.3"],
  options: {
    stages: {
      type: "array",
      items: { type: "string" },
      default: ["debug", "dev", "development"],
      description: "Words in the name of the final stage, or of the file, that mark it as meant for debugging.",
    },
  },
  messages: { debug: "{image} is a debug or development variant, which adds a shell and tools: use the plain one" },
  examples: [
    {
      bad: "FROM gcr.io/distroless/static-debian12:«debug-nonroot»\nCOPY app /app",
      fixedUnsafe: "FROM gcr.io/distroless/static-debian12:nonroot\nCOPY app /app",
    },
    {
      title: "A build stage may use it",
      good: "FROM cgr.dev/chainguard/go:latest-dev AS build\nFROM cgr.dev/chainguard/static:latest\nCOPY --from=build /app /app",
    },
    { good: "FROM gcr.io/distroless/static-debian12:debug AS debug\nCOPY app /app" },
  ],
  on: {
    Stage(stage, { document, model, options }) {
      if (!stage.target || !stage.root?.debugVariant) return;
      if (isMeant(stage, document, options.stages)) return;
      const root = stage.chain[0] ?? stage;
      const { base } = root;
      if (base.kind !== "image" || !base.image.reference.known || !base.image.word) return;
      const reference = base.image.reference.value;
      const { word } = base.image;
      const written = word.text === reference.text && word.span.end - word.span.start === word.text.length;
      const span = written ? reference.tagSpan : undefined;
      const at = span ? { start: word.span.start + span.start, end: word.span.start + span.end } : word;
      const fixes = span
        ? fix(
            reference.tag ?? "",
            stage,
            { start: word.span.start + span.start, end: word.span.start + span.end },
            reference.digest,
            model,
          )
        : undefined;
      return { at, message: "debug", data: { image: reference.text }, fixes };
    },
  },
});

/** By a word in the name of the stage (`app-debug`) or of the file (`Dockerfile.debug`). */
function isMeant({ name = "" }: Stage, { source }: DockerfileDocument, words: readonly string[]): boolean {
  if (words.includes(name)) return true;
  const said = `${name} ${basename(source.path)}`.toLowerCase().split(/[^a-z\d]+/);
  return said.some((word) => words.includes(word));
}

/** Not where a digest names the image, nor where RUN uses what the variant brings. */
function fix(
  tag: string,
  stage: Stage,
  span: { readonly start: number; readonly end: number },
  digest: string | undefined,
  model: DockerfileModel,
): ProposedFix | undefined {
  const plain =
    tag
      .split("-")
      .filter((part) => part !== "debug" && part !== "dev")
      .join("-") || "latest";
  const uses = stage.chain.some(({ instructions }) =>
    instructions.some(({ type }) => type === "Run" || type === "Shell"),
  );
  if (digest !== undefined || uses || plain === tag || startsShell(stage, model)) return undefined;
  return { title: `Use the tag ${plain}`, safe: false, effect: "base", edits: replace(span, plain) };
}

function startsShell(stage: Stage, model: DockerfileModel): boolean {
  const { cmd, entrypoint, healthcheck } = stage.end;
  return [cmd, entrypoint, healthcheck].some(
    (one) => one && (one.command?.form === "shell" || model.commands(one).some(({ program }) => program === "sh")),
  );
}
