import { defineRule, type Stage } from "../../src/author.ts";
import {
  moduleCommandsOf,
  moduleFileOf,
  readModuleFile,
  rootSpan,
  toolchainOf,
  toolchains,
  variableAt,
} from "../../src/kit.ts";

export default defineRule({
  id: "go-version-matches-module",
  summary: "The Go image is at least as new as go.mod asks for",
  why: "The official images set `GOTOOLCHAIN=local`: an older Go then refuses to build the module.",
  topic: "go",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["go-static"],
  reference: "https://go.dev/doc/toolchain",
  messages: { older: "{file} asks for Go {wanted}, and {image} has {version}: use {name}:{wanted} or newer" },
  examples: [
    {
      bad: "FROM «golang:1.22» AS build\nCOPY . .\nRUN go build -o /app .",
      good: "FROM golang:1.24 AS build\nCOPY . .\nRUN go build -o /app .",
      files: { ".dockerignore": "", "go.mod": "module example.com/app\n\ngo 1.24.1\n" },
    },
  ],
  *check(document, { model, project }) {
    const context = project.context(document) ?? project.plainContext(document);
    if (!context || context.look("go.work") === "text") return;
    const seen = new Set<Stage>();
    for (const step of moduleCommandsOf({ document, model, project })) {
      const { stage } = step;
      const [root = stage] = stage.chain;
      const found = root.base.kind === "image" ? toolchainOf(root.base.image.reference) : undefined;
      if (seen.has(stage) || found?.toolchain !== toolchains.go) continue;
      const version = versionIn(found.version);
      const toolchain = variableAt(step, "GOTOOLCHAIN", model);
      if (!version || !(toolchain.known && (toolchain.value ?? "local") === "local")) continue;
      const modules = variableAt(step, "GO111MODULE", model);
      if (!modules.known || modules.value === "off") continue;
      const file = moduleFileOf({ step, stage }, model, context);
      const wanted = file === undefined ? undefined : readModuleFile(context.read(file) ?? "").go;
      const asked = versionIn(wanted ?? "");
      if (file === undefined || wanted === undefined || !asked || !isOlder(version, asked)) continue;
      const data = {
        file,
        wanted,
        image: found.image,
        name: found.name,
        version: version.filter((n) => n !== undefined).join("."),
      };
      seen.add(stage);
      yield { at: rootSpan(stage), message: "older", data };
    }
  },
});

type Version = readonly [major: number, minor: number, patch: number | undefined];

function versionIn(text: string): Version | undefined {
  const [, major, minor, patch] = /^(\d+)\.(\d+)(?:\.(\d+))?(?![\w.]*(?:rc|beta))/.exec(text) ?? [];
  if (major === undefined) return undefined;
  return [Number(major), Number(minor), patch === undefined ? undefined : Number(patch)];
}

/** Before 1.21 an older Go tried all the same. A tag without a patch stands for the newest. */
function isOlder([major, minor, patch]: Version, [wantedMajor, wantedMinor, wantedPatch]: Version): boolean {
  if (major !== 1 || minor < 21 || wantedMajor !== 1) return false;
  if (minor !== wantedMinor) return minor < wantedMinor;
  return patch !== undefined && wantedPatch !== undefined && patch < wantedPatch;
}
