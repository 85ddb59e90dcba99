import { type DockerfileModel, defineRule, type Stage } from "../../src/author.ts";
import { labelSchema, labelsOf } from "../../src/kit.ts";

export default defineRule({
  id: "required-labels",
  summary: "The image has the labels that were agreed on",
  why: "An image without them is not found by those who look for images, or for the people behind one, by label. The labels of a base image are about that image.",
  topic: "metadata",
  category: "maintainability",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { hadolint: ["DL3049"], sonar: ["S7028"], "dockerfile-roast": ["DF074"] },
  options: {
    "label-schema": labelSchema,
    stages: {
      type: "string",
      enum: ["final", "all"],
      default: "final",
      description:
        "Whether only the stage that is built must have them (final), or every stage but those that another one copies from, or continues and adds them to (all).",
    },
  },
  messages: { missing: "The label {label} is missing" },
  examples: [
    {
      options: { "label-schema": { "org.opencontainers.image.source": "url" } },
      bad: "FROM «debian:12»",
      good: "FROM debian:12\nLABEL org.opencontainers.image.source=https://example.com/shop",
    },
    {
      title: "A label of the stage that it continues counts",
      options: { "label-schema": { team: "text" } },
      good: "FROM debian:12 AS base\nLABEL team=shop\nFROM base",
    },
    {
      title: "Where every stage may be built",
      options: { "label-schema": { team: "text" }, stages: "all" },
      bad: "FROM «golang:1.24» AS debug\nFROM debian:12\nLABEL team=shop",
    },
  ],
  *check(_document, { model, options }) {
    const asked = options.stages === "all" ? everyStage(model) : model.stages.filter(({ target }) => target);
    for (const label of Object.keys(options["label-schema"])) {
      const labelled = withLabel(label, model);
      if (options.stages === "all") addContinued(labelled);
      for (const stage of asked) {
        const at = stage.from.image;
        if (at && !labelled.has(stage)) yield { at, message: "missing" as const, data: { label } };
      }
    }
  },
});

/** All but those that files are copied from, which nobody ships. */
function everyStage({ stages }: DockerfileModel): readonly Stage[] {
  const copied = new Set(
    stages.flatMap(({ transfers }) =>
      transfers.flatMap(({ instruction, from }) =>
        instruction.type === "Run" || from.kind !== "stage" ? [] : from.stage,
      ),
    ),
  );
  return stages.filter((stage) => !copied.has(stage));
}

/** The stages that have a label, or may have it: their own, or that of one that they continue, which comes before. */
function withLabel(label: string, model: DockerfileModel): Set<Stage> {
  const found = new Set<Stage>();
  for (const stage of model.stages) {
    const inherits = stage.parent !== undefined && found.has(stage.parent);
    if (inherits || labelsOf(stage, model).some(({ key }) => !key.known || key.value === label)) found.add(stage);
  }
  return found;
}

function addContinued(stages: Set<Stage>): void {
  for (const stage of [...stages]) {
    for (let one = stage.parent; one && !stages.has(one); one = one.parent) stages.add(one);
  }
}
