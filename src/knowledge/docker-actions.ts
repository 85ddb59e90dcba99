/* Facts from the `action.yml` files of github.com/docker, the inputs that earlier versions have had among them. */

const inputs: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "docker/build-push-action":
      "add-hosts allow annotations attests build-args build-contexts builder cache-from cache-to call cgroup-parent " +
      "context file labels load network no-cache no-cache-filters outputs platforms provenance pull push sbom secrets " +
      "secret-envs secret-files shm-size ssh tags target ulimit github-token",
    "docker/bake-action":
      "source workdir files targets no-cache pull load provenance push sbom set github-token builder allow call",
    "docker/login-action": "registry username password scope ecr logout registry-auth",
    "docker/setup-buildx-action":
      "version name driver driver-opts buildkitd-flags buildkitd-config buildkitd-config-inline config config-inline " +
      "install use endpoint platforms append keep-state cache-binary cleanup",
    "docker/setup-qemu-action": "image platforms reset cache-image",
    "docker/metadata-action":
      "context images tags flavor labels annotations sep-tags sep-labels sep-annotations bake-target github-token",
  }).map(([name, list]) => [name, list.split(" ")]),
);

/** The inputs of an action of Docker's; undefined for any other, and for first versions, which had others. */
export function inputsOfAction(name: string, version: string | undefined): readonly string[] | undefined {
  return /^v?1(?:\.|$)/.test(version ?? "") ? undefined : inputs.get(name);
}

/** The actions of github.com/docker. */
export const dockerActions: readonly string[] = [
  ...inputs.keys(),
  "docker/scout-action",
  "docker/setup-compose-action",
  "docker/setup-docker-action",
];

/**
 * The first major versions of actions that are written for a Node which runners have: those before are for Node 12 or 16,
 * and newer ones run them. Source: `runs.using` in their `action.yml` files.
 */
const firstSupported: ReadonlyMap<string, number> = new Map([
  ["aws-actions/configure-aws-credentials", 4],
  ["azure/login", 2],
  ["docker/bake-action", 4],
  ["docker/build-push-action", 5],
  ["docker/login-action", 3],
  ["docker/metadata-action", 5],
  ["docker/setup-buildx-action", 3],
  ["docker/setup-qemu-action", 3],
  ["google-github-actions/auth", 2],
  ["google-github-actions/setup-gcloud", 2],
  ["goreleaser/goreleaser-action", 5],
]);

/** The first version of an action that is for a Node which runners have; undefined where that is not known. */
export function firstSupportedOf(name: string): number | undefined {
  return firstSupported.get(name);
}

/** A tool that an action installs, in the version that one of its inputs names. */
export interface ActionTool {
  readonly tool: string;
  readonly input: string;
}

const tools: ReadonlyMap<string, ActionTool> = new Map([
  ["anchore/sbom-action", { tool: "Syft", input: "syft-version" }],
  ["anchore/scan-action", { tool: "Grype", input: "grype-version" }],
  ["aquasecurity/setup-trivy", { tool: "Trivy", input: "version" }],
  ["aquasecurity/trivy-action", { tool: "Trivy", input: "version" }],
  ["docker/setup-buildx-action", { tool: "buildx", input: "version" }],
  ["docker/setup-compose-action", { tool: "Compose", input: "version" }],
  ["docker/setup-docker-action", { tool: "Docker", input: "version" }],
  ["goreleaser/goreleaser-action", { tool: "GoReleaser", input: "version" }],
  ["imjasonh/setup-crane", { tool: "crane", input: "version" }],
  ["ko-build/setup-ko", { tool: "ko", input: "version" }],
  ["sigstore/cosign-installer", { tool: "cosign", input: "cosign-release" }],
]);

/** The tool that an action installs; undefined for any other. */
export function toolVersionOf(name: string): ActionTool | undefined {
  return tools.get(name);
}

/** Actions that build, push or sign images, or get the rights to: by name, where a star stands for any characters. */
export const imageActions: readonly string[] = [
  "anchore/sbom-action",
  "aws-actions/amazon-ecr-login",
  "azure/docker-login",
  "depot/*-action",
  "docker/*",
  "elgohr/publish-docker-github-action",
  "goreleaser/goreleaser-action",
  "imjasonh/setup-ko",
  "ko-build/setup-ko",
  "mr-smithers-excellent/docker-build-push",
  "redhat-actions/*",
  "sigstore/cosign-installer",
];
