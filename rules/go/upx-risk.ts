import { type DockerfileModel, defineRule, knownValue, option, report, runs, unknown } from "../../src/author.ts";
import {
  basename,
  chainSteps,
  dirname,
  landingsOf,
  type MadeFile,
  madeFile,
  type RunStep,
  resolvePath,
  runSteps,
  variableAt,
} from "../../src/kit.ts";
import { notPackable } from "../../src/knowledge/programs/build-tools.ts";

export default defineRule({
  id: "upx-risk",
  summary: "Shipped binaries are not packed with UPX",
  why: "A packed binary unpacks itself into memory at every start, shares no memory pages, is opaque to vulnerability scanners, and does not run on hosts that forbid writable code; layers are compressed anyway.",
  topic: "go",
  category: "maintainability",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  presets: ["go-static"],
  reference: "https://upx.github.io/",
  messages: {
    packed: "A shipped binary is packed with UPX, which slows its start and makes it opaque to scanners",
    brute: "{option} makes the build minutes longer to save a few percent of size",
    architecture: "UPX cannot pack binaries for {architecture}",
  },
  examples: [
    {
      bad: "FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app . && «upx» /app\nFROM scratch\nCOPY --from=build /app /app",
      good: "FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      message: "packed",
    },
    {
      bad: "FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app . && upx «--brute» /app\nFROM scratch\nCOPY --from=build /app /app",
      message: "brute",
      severity: "warning",
    },
    {
      title: "A binary that does not ship may be packed",
      good: "FROM debian:12 AS tools\nRUN upx /usr/bin/tool\nFROM scratch\nCOPY app /app",
    },
  ],
  check(_, { model }) {
    return model.stages.flatMap((stage) =>
      runSteps(stage, model)
        .filter((step) => step.command.program === "upx" && packs(step))
        .map((step) => verdictOf(step, model)),
    );
  },
});

function packs({ command }: RunStep): boolean {
  const other = option(command, "d", "decompress", "l", "list", "t", "test", "V", "version", "h", "help");
  return command.operands.length > 0 && !other;
}

function verdictOf(step: RunStep, model: DockerfileModel) {
  const at = step.command.name;
  const files = packedFiles(step);
  const proven = files?.some(({ all, ...file }) =>
    landingsOf(step, file, model).some((one) => (one.certain || all) && one.stage.shipped),
  );
  if (!step.stage.shipped && !proven) {
    return step.stage.used && files === undefined ? unknown(at, "it is not known which file is packed") : undefined;
  }
  const architecture = unsupported(model, step);
  if (architecture !== undefined) return report(at, "architecture", { data: { architecture }, severity: "warning" });
  const brute = option(step.command, "brute", "ultra-brute");
  if (brute) return report(brute, "brute", { data: { option: brute.flag }, severity: "warning" });
  return report(at, "packed");
}

interface Packed extends MadeFile {
  /** All files of the directory are packed, whatever their names. */
  readonly all: boolean;
}

function packedFiles({ command, directory }: RunStep): readonly Packed[] | undefined {
  const given = option(command, "o")?.value;
  const files: Packed[] = [];
  for (const { value } of given ? [given] : command.operands) {
    if (value === undefined || (!value.startsWith("/") && directory === undefined)) return undefined;
    const path = resolvePath(value, directory);
    const name = basename(path);
    const made = /[*?]/.test(name) ? { directory: dirname(path), name: undefined } : madeFile(path);
    files.push({ ...made, all: name === "*" });
  }
  return files;
}

/** An architecture that the packed program is built for, as far as the file says so. */
function unsupported(model: DockerfileModel, step: RunStep): string | undefined {
  const { from } = step.stage.chain[0] ?? step.stage;
  const platform = from.platform?.value && knownValue(model.resolve(from.platform.value, from));
  const built = chainSteps(step.stage, model)
    .filter(({ command }) => runs(command, "go", "build"))
    .map((build) => knownValue(variableAt(build, "GOARCH", model)));
  return [platform?.split("/")[1], ...built].find((name) => name !== undefined && notPackable.has(name));
}
