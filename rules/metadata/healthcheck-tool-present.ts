import {
  type Command,
  cover,
  type DockerfileModel,
  defineRule,
  type ProposedFix,
  replace,
  report,
  type Stage,
  unknown,
} from "../../src/author.ts";
import {
  type BuiltImage,
  builtImages,
  dialectOf,
  hasOwnEnvironment,
  isPosixFamily,
  mayHoldPrograms,
  providesProgram,
  rootName,
  rootSpan,
} from "../../src/kit.ts";

export default defineRule({
  id: "healthcheck-tool-present",
  summary: "The program that a health check runs is in the image",
  why: "A health check whose program is missing always fails: a working container is restarted, or never gets traffic.",
  topic: "metadata",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  recommended: true,
  presets: ["go-static"],
  reference: "https://docs.docker.com/reference/dockerfile/#healthcheck",
  options: {
    programs: {
      type: "array",
      items: { type: "string" },
      default: [
        "curl",
        "wget",
        "nc",
        "bash",
        "python",
        "python3",
        "node",
        "pg_isready",
        "mysqladmin",
        "redis-cli",
        "jq",
      ],
      description: "The programs that the rule checks for.",
    },
  },
  messages: {
    missing: "The health check runs {program}, but {base} does not have it and nothing installs it",
    built:
      "The health check runs {program}, but {base}, the base of {dockerfile}, does not have it and nothing installs it",
  },
  examples: [
    {
      message: "missing",
      bad: "FROM alpine:3.22\nHEALTHCHECK CMD «curl» -f http://localhost:8080/ || exit 1",
      fixedUnsafe: "FROM alpine:3.22\nHEALTHCHECK CMD wget -q --spider http://localhost:8080/ || exit 1",
      good: "FROM alpine:3.22\nRUN apk add --no-cache curl\nHEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1",
    },
    { good: "FROM alpine:3.22\nHEALTHCHECK CMD wget -q --spider http://localhost:8080/" },
    {
      bad: 'FROM scratch\nCOPY app /app\nHEALTHCHECK CMD ["«curl»", "-f", "http://localhost:8080/"]',
      message: "missing",
    },
    {
      title: "The health check of a service that is built from a Dockerfile",
      kind: "compose",
      bad: 'services:\n  web:\n    build:\n      dockerfile_inline: FROM alpine:3.22\n    healthcheck:\n      test: ["CMD", "«curl»", "-f", "http://localhost:8080/"]',
      good: 'services:\n  web:\n    build:\n      dockerfile_inline: FROM alpine:3.22\n    healthcheck:\n      test: ["CMD", "wget", "-q", "--spider", "http://localhost:8080/"]',
      message: "built",
    },
  ],
  on: {
    *Stage(stage, { model, options }) {
      const check = stage.end.healthcheck;
      if (!check || model.stageOf(check) !== stage) return;
      // Without a shell nothing of a shell form runs: another rule says so.
      if (check.command?.form === "shell" && stage.root?.shell === false) return;
      for (const { command, missing } of missingPrograms(model.commands(check), model, stage, options.programs)) {
        if (missing !== true) yield unknown(command.name, missing);
        else
          yield report(command.name, "missing", {
            data: { base: rootName(stage), program: command.name.text },
            related: [{ at: rootSpan(stage), message: `The base image is ${rootName(stage)}` }],
            fixes: stage.root?.family === "alpine" || stage.root?.family === "busybox" ? fix(command) : undefined,
          });
      }
    },
    /** A container's own check runs in the image that is built for it. */
    *Container(container, { document, options, project, knowledge }) {
      const { healthcheck, mounts } = container;
      if (!healthcheck || healthcheck.commands.length === 0) return;
      const images = builtImages(container, document, project, knowledge);
      if (images === "none") return;
      if (images === "unknown") {
        yield unknown(healthcheck, "the Dockerfile is not readable");
        return;
      }
      if (mounts.some(mayHoldPrograms)) {
        yield unknown(healthcheck, "a volume may provide the program");
        return;
      }
      // Of several builds that make the image, none has it.
      const all = images.map((image) => [...missingIn(healthcheck.commands, image, options.programs)]);
      const [first = [], ...others] = all;
      for (const { command, missing } of first) {
        if (others.some((other) => !other.some((one) => one.command === command && one.missing === true))) continue;
        if (missing !== true) {
          yield unknown(command.name, missing);
          continue;
        }
        const { stage, path, related } = images[0];
        yield report(command.name, "built", {
          data: { base: rootName(stage), program: command.name.text, dockerfile: path },
          related: related(rootSpan(stage), `The base image is ${rootName(stage)}`),
        });
      }
    },
  },
});

function missingIn(commands: readonly Command[], { model, stage }: BuiltImage, programs: readonly string[]) {
  return canRun(commands, stage) ? missingPrograms(commands, model, stage, programs) : [];
}

/** What a shell is to read needs one, of the family that it was read for. */
function canRun([first]: readonly Command[], { root, end }: Stage): boolean {
  if (first?.script.dialect === "other") return true;
  if (root?.shell === false || !end.shell.known) return false;
  return isPosixFamily(dialectOf(end.shell.value, root?.shellDialect).dialect);
}

/** The commands whose program is not there, or why that cannot be told. */
function* missingPrograms(
  commands: readonly Command[],
  model: DockerfileModel,
  stage: Stage,
  programs: readonly string[],
): Generator<{ readonly command: Command; readonly missing: true | string }> {
  for (const command of commands) {
    const { name } = command;
    // As it is written: `python3`, which is known as python.
    const program = name.text;
    if (!name.literal || !programs.includes(program)) continue;
    if (hasOwnEnvironment(command)) continue;
    const found = providesProgram(stage, program, model);
    if (!found.known) yield { command, missing: found.reason };
    else if (!found.value) yield { command, missing: true };
  }
}

const plain = new Set(["fail", "silent", "show-error", "location", "fail-early"]);

/** busybox's wget asks the same of a URL, as long as curl is given nothing but a URL. */
function fix(command: Command): ProposedFix | undefined {
  const [url] = command.operands;
  if (command.program !== "curl" || !url || command.operands.length > 1 || !url.word.literal) return undefined;
  if (command.redirects.length > 0 || command.wrappers.length > 0 || command.name.at < 0) return undefined;
  if (!command.options.every(({ name }) => plain.has(name))) return undefined;
  const span = cover(command.name.span, (command.arguments.at(-1) ?? url).span);
  return {
    title: "Use wget, which BusyBox provides",
    safe: false,
    effect: "healthcheck",
    edits: replace(span, `wget -q --spider ${url.word.raw}`),
  };
}
