import type { PeerConfig, PeerFile } from "./types.ts";

/** A configuration file of another linter: how it is called and who reads it. */
export interface PeerFormat {
  readonly tool: string;
  /** The first that is there counts. */
  readonly names: readonly string[];
  /** @throws ConfigError */
  read(file: PeerFile): Promise<PeerConfig>;
}

/** What counts where Plimsoll has no configuration of its own. */
export const honoured: readonly PeerFormat[] = [
  {
    tool: "hadolint",
    names: [".hadolint.yaml", ".hadolint.yml"],
    read: async (file) => (await import("./hadolint.ts")).readHadolint(file),
  },
  {
    tool: "trivy",
    names: [".trivyignore"],
    read: async (file) => (await import("./trivy.ts")).readTrivyIgnore(file),
  },
  {
    tool: "trivy",
    names: [".trivyignore.yaml", ".trivyignore.yml"],
    read: async (file) => (await import("./trivy.ts")).readTrivyIgnoreYaml(file),
  },
  {
    tool: "checkov",
    names: [".checkov.yaml", ".checkov.yml"],
    read: async (file) => (await import("./checkov.ts")).readCheckov(file),
  },
  {
    tool: "kics",
    names: ["kics.config", "kics.yaml", "kics.yml", "kics.json", "kics.toml"],
    read: async (file) => (await import("./kics.ts")).readKics(file),
  },
  {
    tool: "semgrep",
    names: [".semgrepignore"],
    read: async (file) => (await import("./semgrep.ts")).readSemgrepIgnore(file),
  },
];

/** What `migrate` reads beside these. */
const moved: readonly PeerFormat[] = [
  {
    tool: "dockerfilelint",
    names: [".dockerfilelintrc"],
    read: async (file) => (await import("./dockerfilelint.ts")).readDockerfilelint(file),
  },
  {
    tool: "tally",
    names: [".tally.toml", "tally.toml"],
    read: async (file) => (await import("./tally.ts")).readTally(file),
  },
  {
    tool: "droast",
    names: ["droast.toml"],
    read: async (file) => (await import("./droast.ts")).readDroast(file),
  },
];

export const movable: readonly PeerFormat[] = [...honoured, ...moved];
