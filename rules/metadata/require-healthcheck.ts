import { type DockerfileModel, defineRule, type Stage, unknown } from "../../src/author.ts";
import { fragmentOf } from "../../src/kit.ts";

export default defineRule({
  id: "require-healthcheck",
  summary: "The image of a service has a HEALTHCHECK",
  why: "Without a health check Docker cannot tell a container that hangs from one that works. Kubernetes has its own probes and ignores HEALTHCHECK.",
  topic: "metadata",
  category: "correctness",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  optIn: true,
  cis: ["4.6"],
  aliases: {
    hadolint: ["DL3057"],
    trivy: ["DS-0026"],
    checkov: ["CKV_DOCKER_2"],
    kics: ["b03a748a-542d-44f4-bb86-9199ab4fd2d5"],
    "dockerfile-benchmarker": ["CIS-4.6"],
    "dockerfile-roast": ["DF012"],
  },
  reference: "https://docs.docker.com/reference/dockerfile/#healthcheck",
  options: {
    profile: {
      type: "string",
      enum: ["detect", "service", "stages", "last-stage", "file"],
      default: "detect",
      description:
        "Whether an image counts as a service when it exposes a port (detect), or always (service); or whether each stage needs a HEALTHCHECK of its own or of a parent stage (stages), or the last stage one of its own (last-stage), or the file one somewhere (file), whatever the base image has.",
    },
  },
  messages: { missing: "The image is a service but has no HEALTHCHECK" },
  examples: [
    {
      bad: 'FROM «debian:12»\nEXPOSE 8080\nCMD ["/app"]',
      good: 'FROM debian:12\nEXPOSE 8080\nHEALTHCHECK CMD ["/app", "health"]\nCMD ["/app"]',
    },
    {
      title: "A HEALTHCHECK in a build stage does not ship",
      options: { profile: "service" },
      bad: 'FROM golang:1.24 AS build\nHEALTHCHECK CMD ["true"]\nFROM «scratch»\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
    },
    { title: "A command-line tool needs none", good: 'FROM scratch\nCOPY cli /cli\nENTRYPOINT ["/cli"]' },
  ],
  check({ instructions }, { model, options }) {
    const start = options.profile === "file" ? fragmentOf(model) : undefined;
    if (!start || instructions.some(({ type }) => type === "Healthcheck")) return;
    return { at: start.keyword, message: "missing" };
  },
  on: {
    Stage(stage, { model, options }) {
      if (options.profile === "last-stage") {
        const lacks = stage === model.stages.at(-1) && !stage.instructions.some(({ type }) => type === "Healthcheck");
        return lacks && stage.from.image ? { at: stage.from.image, message: "missing" } : undefined;
      }
      if (options.profile === "stages" || options.profile === "file") {
        const isMissing = options.profile === "stages" ? !stage.end.healthcheck : lacksCheck(stage, model);
        return isMissing && stage.from.image ? { at: stage.from.image, message: "missing" } : undefined;
      }
      if (!stage.target || !stage.from.image) return;
      // A service that builds the image checks it itself, or says that it wants no check.
      if (model.invocation.checksHealth) return;
      const { healthcheck, ports } = stage.end;
      if (healthcheck || (options.profile === "detect" && ports.length === 0)) return;
      const brought = stage.root?.healthcheck;
      if (brought) return;
      if (brought === undefined) return unknown(stage.from.image, "the base image may have a HEALTHCHECK");
      return { at: stage.from.image, message: "missing", related: strayChecks(model.stages) };
    },
  },
});

/** Asked of the last stage for the whole file. */
function lacksCheck(stage: Stage, { stages }: DockerfileModel): boolean {
  if (stage !== stages.at(-1)) return false;
  return !stages.some(({ instructions }) => instructions.some(({ type }) => type === "Healthcheck"));
}

/** Checks in stages that do not ship: perhaps meant for the one that does. */
function strayChecks(stages: readonly Stage[]) {
  return stages.flatMap(({ instructions }) =>
    instructions
      .filter(({ type }) => type === "Healthcheck")
      .map(({ keyword }) => ({ at: keyword, message: "This stage does not ship" })),
  );
}
