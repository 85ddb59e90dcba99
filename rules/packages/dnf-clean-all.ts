import { type DockerfileModel, defineRule, type Run, type Stage } from "../../src/author.ts";
import {
  appendRemedy,
  cleanStores,
  isCall,
  isForcedRemoval,
  isInLastStage,
  perPart,
  searchedCleanOptions,
  textsOf,
} from "../../src/kit.ts";

export default defineRule({
  id: "dnf-clean-all",
  summary: "Metadata and downloads of dnf, microdnf and tdnf are deleted in the layer that downloaded them",
  why: "A later layer cannot free space: the cache of dnf stays in the image, often more than a hundred megabytes.",
  topic: "packages",
  category: "size",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3040"],
    trivy: ["DS-0019", "DS-0027"],
    kics: ["295acb63-9246-4b21-b441-7c1f1fb62dc0"],
    semgrep: ["missing-dnf-clean-all"],
    dockerfile_lint: ["no_dnf_clean_all"],
    "dockerfile-roast": ["DF004", "DF046"],
  },
  options: searchedCleanOptions,
  messages: { left: "{command} leaves its package metadata in this layer" },
  examples: [
    {
      bad: "FROM fedora:41\nRUN «dnf install» -y tar",
      fixed: "FROM fedora:41\nRUN dnf install -y tar && dnf clean all",
    },
    {
      bad: "FROM redhat/ubi9-minimal:9.5\nRUN «microdnf install» tar",
      fixed: "FROM redhat/ubi9-minimal:9.5\nRUN microdnf install tar && microdnf clean all",
    },
    { good: "FROM fedora:41\nRUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y tar" },
  ],
  on: {
    Run: cleanStores({
      managers: ["dnf", "microdnf", "tdnf"],
      what: "both",
      written: {
        stores: (command) =>
          isCall(
            command,
            "dnf microdnf",
            "install",
            "in",
            "upgrade",
            "up",
            "upgrade-minimal",
            "up-min",
            "reinstall",
            "rei",
          ),
        cleans: (command) => isCall(command, "dnf microdnf", "clean") || isForcedRemoval(command),
        mounts: ["/var/cache/libdnf5", ".cache/libdnf5"],
      },
      searched: (run, model, reading) =>
        textsOf(run).some((text) => {
          if (reading === "parts")
            return leavesMetadata(text) && isInLastStage(run, model) && !isCleanedLater(run, model);
          const stored = Math.max(text.lastIndexOf("dnf in"), text.lastIndexOf("dnf rei"));
          return stored > text.lastIndexOf("dnf clean all");
        }),
      fix: (left, run, { model }) => appendRemedy(left, run, model),
    }),
  },
});

function leavesMetadata(text: string): boolean {
  const first = text.search(/dnf (?:in|rei)/);
  return first >= 0 && !(text.includes("dnf clean all") && first < text.indexOf("dnf clean"));
}

/** In another layer, which frees nothing. */
function isCleanedLater(run: Run, model: DockerfileModel): boolean {
  const stage = model.stageOf(run);
  return stage !== undefined && lastCleaning(stage, model) > run.span.start;
}

const lastCleaning = perPart(({ instructions }: Stage) => {
  const last = instructions.findLast(
    (one) => one.type === "Run" && textsOf(one).some((text) => text.includes("dnf clean")),
  );
  return last?.span.start ?? -1;
});
