import {
  type Command,
  type CommandForm,
  type DockerfileModel,
  defineRule,
  type Instruction,
  knownValue,
  type RelatedPlace,
  type Stage,
} from "../../src/author.ts";
import {
  installedIn,
  type Landing,
  nativeBuilds,
  packageUses,
  rootName,
  rootSpan,
  runsFile,
  smallerBase,
} from "../../src/kit.ts";
import { isDistribution } from "../../src/knowledge/base-images/families.ts";
import { dataFile } from "../../src/knowledge/file-names.ts";
import { dataPackages } from "../../src/knowledge/package-contents.ts";

export default defineRule({
  id: "minimal-final-base",
  summary: "The final image of a static binary is based on scratch or static distroless if nothing else is used",
  why: "A static binary runs without a distribution: the shell, package manager and libraries of a larger base only add size, and vulnerabilities to patch.",
  topic: "base-image",
  category: "size",
  severity: "info",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  presets: ["go-static", "size", "security"],
  precision: "medium",
  cis: ["4.3"],
  reference: "https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch",
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Short names of images that static binaries may be based on all the same.",
    },
  },
  messages: {
    unused: "Only a static binary runs here, and it uses nothing of {base}: use scratch or a static distroless base",
    certificates: "{base} is used only for certificates, time zones and users: a static distroless base has them too",
  },
  examples: [
    {
      bad: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM «debian:12»\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
      good: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
      message: "unused",
      fixedUnsafe:
        'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM gcr.io/distroless/static:nonroot\nWORKDIR /\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
    },
    {
      bad: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM «alpine:3.22»\nRUN apk add --no-cache ca-certificates tzdata\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
      message: "certificates",
      fixedUnsafe:
        'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM gcr.io/distroless/static:nonroot\nWORKDIR /\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
    },
    {
      title: "A program of the base is used",
      good: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.22\nRUN apk add --no-cache git\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
    },
    {
      title: "A script starts it",
      good: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCOPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]',
    },
  ],
  check(_, { model, options, project }) {
    const stage = model.target;
    const root = stage?.root;
    if (stage?.base.kind !== "image" || root?.shell !== true || root.sdk) return;
    const { reference } = stage.base.image;
    if (!reference.known || options.allow.includes(reference.value.name)) return;
    // An image with a program of its own (nginx, node) is chosen for it.
    if (root.entrypoint !== false || root.toolchain !== undefined || !isDistribution(root.family)) return;
    const started = staticPrograms(stage, model);
    if (!started || !stage.instructions.every((one) => leavesBaseAlone(one, model, started))) return;
    const { packages } = installedIn(stage, model);
    const related: RelatedPlace[] = started.map(({ route }) => ({
      at: route.at(-1) ?? stage.from,
      message: "The static binary is copied here",
    }));
    const message = packages.length > 0 ? "certificates" : "unused";
    const build = nativeBuilds(model).find(({ landings }) => landings.some((landing) => started.includes(landing)));
    const smaller = build && smallerBase(stage, build, model, project);
    const start = stage.end.entrypoint ?? stage.end.cmd ?? stage.from;
    if (smaller?.known === false) related.push({ at: start, message: `No fix is offered, since ${smaller.reason}` });
    return {
      at: rootSpan(stage),
      message,
      data: { base: rootName(stage) },
      related,
      fixes: smaller?.known ? smaller.value : undefined,
    };
  },
});

/** The static programs that the image holds, if it starts one of them by its path. */
function staticPrograms(stage: Stage, model: DockerfileModel): readonly Landing[] | undefined {
  const landings = nativeBuilds(model)
    .filter(({ linking }) => linking.how === "static")
    .flatMap((build) => build.landings.filter((landing) => landing.stage === stage && landing.certain));
  const { entrypoint, cmd } = stage.end;
  if ((entrypoint ?? cmd)?.command.form !== "exec" || (cmd && cmd.command.form !== "exec")) return undefined;
  return landings.some(({ file }) => runsFile(stage, file, model)) ? landings : undefined;
}

/** Neither runs, nor replaces, nor may need anything of the base image beyond certificates, zones and users. */
function leavesBaseAlone(instruction: Instruction, model: DockerfileModel, programs: readonly Landing[]): boolean {
  switch (instruction.type) {
    case "Copy":
    case "Add":
      if (programs.some(({ route }) => route.at(-1) === instruction)) return instruction.sources.length === 1;
      return (
        !instruction.from && instruction.sources.every((word) => isData(knownValue(model.resolve(word, instruction))))
      );
    case "Run":
      return model.scripts(instruction).every(({ tree }) => tree) && model.commands(instruction).every(isPreparation);
    case "Healthcheck":
      return instruction.command === undefined || starts(instruction.command, programs);
    case "Shell":
    case "Onbuild":
    case "UnknownInstruction":
      return false;
    default:
      return true;
  }
}

/** Without a shell, and by its path. */
function starts(command: CommandForm, programs: readonly Landing[]): boolean {
  if (command.form !== "exec") return false;
  return programs.some(({ file }) => command.args[0]?.text.endsWith(`/${file.name}`));
}

/** Files that are read, not run, by their suffix. */
function isData(path: string | undefined): boolean {
  return path !== undefined && dataFile.test(path);
}

const users = new Set(["adduser", "addgroup", "useradd", "groupadd"]);

function isPreparation(command: Command): boolean {
  const { program, operands } = command;
  if (program === "update-ca-certificates" || users.has(program ?? "")) return true;
  if (program === "rm") return operands.every(({ value }) => /^\/var\/(cache|lib\/apt)\//.test(value ?? ""));
  const uses = packageUses(command);
  if (uses.length === 0) return command.program === "apt-get" && command.subcommand === "clean";
  return uses.every(
    ({ action }) =>
      action === "update" || (action === "install" && operands.every(({ value }) => dataPackages.has(value ?? ""))),
  );
}
