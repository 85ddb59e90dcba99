import {
  type DockerfileModel,
  defineRule,
  type ProjectView,
  type ProposedFix,
  type Stage,
  unknown,
} from "../../src/author.ts";
import {
  chainCommands,
  goBuildsOf,
  insertCopyFrom,
  installedIn,
  rootName,
  rootSpan,
  treeMayBring,
} from "../../src/kit.ts";
import { zoneFile } from "../../src/knowledge/file-names.ts";
import { withoutZones } from "../../src/knowledge/package-contents.ts";

export default defineRule({
  id: "scratch-tzdata",
  summary: "TZ is set only in images that have time zone data",
  why: "Without /usr/share/zoneinfo the name of a time zone has no effect: times stay in UTC, and Go's time.LoadLocation fails.",
  topic: "metadata",
  category: "correctness",
  severity: "info",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  presets: ["go-static"],
  reference: "https://pkg.go.dev/time#LoadLocation",
  messages: { missing: "TZ={zone} has no effect: {base} has no time zone data" },
  examples: [
    {
      bad: "FROM golang:1.24 AS build\nRUN go build -o /app .\nFROM scratch\nENV «TZ=Europe/Berlin»\nCOPY --from=build /app /app",
      good: "FROM alpine:3.22 AS zones\nRUN apk add --no-cache tzdata\nFROM scratch\nENV TZ=Europe/Berlin\nCOPY --from=zones /usr/share/zoneinfo /usr/share/zoneinfo\nCOPY app /app",
    },
    { title: "UTC needs no time zone data", good: "FROM scratch\nENV TZ=UTC\nCOPY app /app" },
    {
      title: "The build stage has the time zone data",
      bad: "FROM python:3.12 AS build\nFROM scratch\nENV «TZ=Asia/Tokyo»\nCOPY --from=build /app /app",
      fixedUnsafe:
        "FROM python:3.12 AS build\nFROM scratch\nENV TZ=Asia/Tokyo\nCOPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo\nCOPY --from=build /app /app",
    },
  ],
  on: {
    *Stage(stage, { model, project }) {
      const zone = stage.end.environment("TZ");
      if (!stage.target || stage.root?.tzdata !== false || !zone) return;
      const pairs = stage.chain
        .flatMap(({ instructions }) => instructions)
        .flatMap((one) => (one.type === "Env" ? (one.pairs.findLast(({ key }) => key.text === "TZ") ?? []) : []));
      if (pairs.length === 0) return;
      if (!zone.known) yield* pairs.map((pair) => unknown(pair, zone.reason));
      if (!zone.known || /^:?$|^(Etc\/)?(UTC|UCT|GMT|Zulu|Universal)$|^[A-Z]{3,4}[-+]?\d|^\//i.test(zone.value)) return;
      const brought = zonesIn(stage, model);
      if (brought === "unknown")
        yield* pairs.map((pair) => unknown(pair, "the copied files or installed packages may include time zone data"));
      if (brought !== "no" || hasOwnZones(model, stage, project)) return;
      const data = { base: rootName(stage), zone: zone.value };
      const related = stage.fromScratch
        ? [{ at: rootSpan(stage), message: "The image contains nothing but the copied files" }]
        : [];
      const fixes = stage.fromScratch ? fix(model, stage) : undefined;
      yield* pairs.map((at) => ({ at, message: "missing" as const, data, related, fixes }));
    },
  },
});

/** Whether copies, packages or commands bring zone data. */
function zonesIn(stage: Stage, model: DockerfileModel): "yes" | "no" | "unknown" {
  const copied = treeMayBring(stage, (source, target) => zoneFile.test(source) || zoneFile.test(target), model);
  if (copied === "yes" || stage.fromScratch) return copied;
  const { packages, complete } = installedIn(stage, model);
  if (packages.some(({ name }) => zoneFile.test(name))) return "yes";
  const isSure = complete && packages.every(({ name }) => withoutZones.has(name));
  const named = chainCommands(stage, model).some(({ arguments: words }) =>
    words.some(({ word }) => zoneFile.test(word.text)),
  );
  return isSure && !named ? copied : "unknown";
}

/** Zone data built into a Go program. */
function hasOwnZones(model: DockerfileModel, stage: Stage, project: ProjectView): boolean {
  return goBuildsOf({ document: model.document, model, project }).some(
    ({ tags, landings }) =>
      landings.some((landing) => landing.stage === stage) &&
      tags.known &&
      tags.value?.words.some((word) => word?.split(",").includes("timetzdata")),
  );
}

function fix(model: DockerfileModel, stage: Stage): ProposedFix | undefined {
  const edit = insertCopyFrom(stage, "/usr/share/zoneinfo", "/usr/share/zoneinfo", "tzdata", model);
  return edit && { title: "Copy the time zone data from the build stage", safe: false, effect: "copies", edits: edit };
}
