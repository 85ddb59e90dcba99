import { type Command, defineRule, unknown } from "../../src/author.ts";
import { builtImages, mayHoldPrograms, ownerName, providesProgram, rootName, rootSpan } from "../../src/kit.ts";

export default defineRule({
  id: "container-shell-present",
  summary: "The shell that a container starts with is in its image",
  why:
    "A container whose command begins with a shell does not start from an image without one, such as those of `scratch` and of " +
    "distroless, or `bash` from Alpine's. Held against are images that this project builds; other programs may be in a " +
    "virtual environment or a directory of the project, and are left alone.",
  topic: "containers",
  category: "correctness",
  severity: "error",
  kinds: ["compose", "kubernetes"],
  recommended: true,
  reference: "https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/",
  messages: {
    missing:
      "{container} starts with {shell}, but {base}, the base of {dockerfile}, does not have it and nothing installs it",
  },
  examples: [
    {
      kind: "compose",
      bad: 'services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.22\n        COPY app /app\n    entrypoint: ["«bash»", "/app/start.sh"]',
      good: 'services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.22\n        COPY app /app\n    entrypoint: ["sh", "/app/start.sh"]',
    },
  ],
  on: {
    Container(container, { document, project, knowledge }) {
      const [start] = container.entrypoint;
      const shell = start && shellOf(start);
      if (!start || shell === undefined) return;
      const images = builtImages(container, document, project, knowledge);
      if (images === "none") return;
      if (images === "unknown") return unknown(start.name, "the Dockerfile is not readable");
      if (container.mounts.some(mayHoldPrograms)) return unknown(start.name, "a volume may provide the shell");
      const isLookedFor = shell === start.name.text;
      if (isLookedFor && container.environment.some(({ name }) => name === "PATH"))
        return unknown(start.name, "PATH may lead to a shell elsewhere");
      // Of several builds that make the image, none has it.
      const found = images.map(({ stage, model }) => providesProgram(stage, shell, model));
      if (found.some((one) => one.known && one.value)) return;
      const open = found.find((one) => !one.known);
      if (open && !open.known) return unknown(start.name, open.reason);
      const { stage, path, related } = images[0];
      const base = rootName(stage);
      return {
        at: start.name,
        message: "missing",
        data: { container: ownerName(container.place), shell: start.name.text, base, dockerfile: path },
        related: related(rootSpan(stage), `The base image is ${base}`),
      };
    },
  },
});

/** The shell that is started itself, by its name or where systems have it. */
function shellOf({ name, script, wrappers }: Command): string | undefined {
  // What a shell or a wrapper runs is for these to find.
  if (script.dialect !== "other" || wrappers.length > 0 || !name.literal) return undefined;
  return /^(?:\/(?:usr\/(?:local\/)?)?bin\/)?(sh|ash|bash|dash|ksh|zsh)$/.exec(name.text)?.[1];
}
