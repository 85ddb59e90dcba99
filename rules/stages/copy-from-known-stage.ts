import {
  type DockerfileModel,
  defineRule,
  type Knowledge,
  type ProposedFix,
  replace,
  report,
  type Stage,
  type Transfer,
  unknown,
} from "../../src/author.ts";
import { editDistance, isStageAbove, nearest, stagesNamed, suggestion } from "../../src/kit.ts";

export default defineRule({
  id: "copy-from-known-stage",
  summary: "COPY --from and mounts refer to an earlier stage, a named context or an image with a tag",
  why: "Docker rejects a later stage and a number that no stage has; a name that is not a stage is pulled from a registry, where anyone may have pushed that image.",
  topic: "stages",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3022"],
    buildkit: ["build-error/copy-from-later-stage", "build-error/mount-from-later-stage", "build-error/from-variable"],
    "dockerfile-roast": ["DF049"],
  },
  options: {
    images: {
      type: "boolean",
      default: true,
      description:
        "Whether COPY --from may name an image without a tag, a named context or a variable; without, it names a stage above or an image with a tag.",
    },
  },
  messages: {
    later: "The stage {name} comes after this instruction: only earlier stages can be used",
    missing: "There is no earlier stage {name}: this is stage {index}, and only lower numbers can be used",
    variable: "Docker does not expand variables here: add a stage for the image and refer to that",
    misspelt: "There is no earlier stage {name}; did you mean {meant}?",
    unnamed: "{name} is not an earlier stage or a named context, so an image of that name is pulled{meant}",
  },
  examples: [
    {
      bad: "FROM scratch\nCOPY --from=«build» /app /app\nFROM golang:1.24 AS build",
      good: "FROM golang:1.24 AS build\nFROM scratch\nCOPY --from=build /app /app",
      message: "later",
    },
    { bad: "FROM golang:1.24\nFROM scratch\nCOPY --from=«3» /app /app", message: "missing" },
    {
      bad: "ARG TOOLS=alpine:3.20\nFROM debian:12\nCOPY --from=«$TOOLS» /bin/busybox /bin/",
      good: "ARG TOOLS=alpine:3.20\nFROM ${TOOLS} AS tools\nFROM debian:12\nCOPY --from=tools /bin/busybox /bin/",
      message: "variable",
    },
  ],
  on: {
    Stage(stage, { model, knowledge, options }) {
      if (!options.images) return stage.transfers.map((transfer) => judgeWords(transfer, stage, model));
      return stage.transfers
        .filter(({ instruction }) => !instruction.onbuild)
        .map((transfer) => judge(transfer, stage, model, knowledge));
    },
  },
});

/** By the words alone. Mounts are not looked at. */
function judgeWords({ word, mount, instruction }: Transfer, { index }: Stage, model: DockerfileModel) {
  const name = word.text;
  if (mount || instruction.onbuild || name.includes(":") || isStageAbove(name, instruction.span.start, model))
    return undefined;
  if (/^\d+$/.test(name) && Number(name) <= index) return undefined;
  return report(word, "unnamed", { data: { name, meant: "" }, severity: "warning" });
}

/** As many of the stages before may have been meant. */
const mostCompared = 32;

function judge(transfer: Transfer, stage: Stage, model: DockerfileModel, knowledge: Knowledge) {
  const { word, from, mount } = transfer;
  const name = word.text;
  if (name.includes("$")) return mount ? undefined : report(word, "variable");
  if (from.kind === "stage" || from.kind === "context") return;
  const later = laterStage(name, model);
  if (later)
    return report(word, "later", {
      data: { name },
      related: [{ at: later.from, message: "The stage is defined here" }],
    });
  if (/^\d+$/.test(name)) return report(word, "missing", { data: { name, index: stage.index } });
  if (from.kind !== "image" || !from.image.reference.known) return;
  const { tag, digest } = from.image.reference.value;
  if (tag !== undefined || digest !== undefined || name.includes("/")) return;
  const compared = model.stages.slice(Math.max(0, stage.index - mostCompared), stage.index);
  const earlier = compared.flatMap((other) => other.name ?? []);
  if (!from.image.ambiguous) {
    const fixes = write(nearest(name, earlier), transfer);
    return report(word, "unnamed", { data: { name, meant: suggestion(name, earlier) }, severity: "warning", fixes });
  }
  const meant = knowledge.baseImage(name, undefined, undefined) ? undefined : misspelt(name, earlier);
  if (meant !== undefined) {
    return report(word, "misspelt", { data: { name, meant }, severity: "warning", fixes: write(meant, transfer) });
  }
  return unknown(word, `${name} may be a named context of a caller that is not known`);
}

/** The stage whose name differs by a slip or two, or the only one that has the name for its last part. */
function misspelt(name: string, stages: readonly string[]): string | undefined {
  const text = name.toLowerCase();
  const slips = text.length < 5 ? 1 : 2;
  const near = stages.filter(
    (stage) => Math.abs(stage.length - text.length) <= slips && editDistance(stage, text) <= slips,
  );
  const longer = stages.filter((stage) => stage.endsWith(`-${text}`));
  const [meant, ...others] = near.length > 0 ? near : longer;
  return others.length === 0 ? meant : undefined;
}

function write(meant: string | undefined, { word, mount }: Transfer): ProposedFix | undefined {
  if (meant === undefined) return undefined;
  return {
    title: `Write ${meant}, unless an image or a context is called ${word.text}`,
    safe: false,
    effect: mount ? "mounts" : "copies",
    edits: replace(word.span, meant),
  };
}

/** The stage that a word names, by name or number: one that comes later, where it is no earlier one. */
function laterStage(text: string, model: DockerfileModel): Stage | undefined {
  const numbered = /^\d+$/.test(text) ? model.stages[Number(text)] : undefined;
  return numbered ?? stagesNamed(text.toLowerCase(), model)[0];
}
