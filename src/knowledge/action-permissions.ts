/*
 * What actions write to with the token of a job: none unless named. Of any other action nothing is known. A star stands
 * for any characters.
 *
 * Held against READMEs and `action.yml` files: actions/attest, actions/attest-build-provenance, actions/cache,
 * actions/setup-java, Anchore's, aquasecurity/trivy-action, docker/build-push-action, docker/scout-action,
 * google-github-actions/auth, hadolint/hadolint-action and sigstore/cosign-installer. Held against what GitHub asks of each
 * endpoint (@octokit/app-permissions): SARIF files take security-events, comments on a pull request pull-requests or issues.
 * The others are not held against a source yet.
 */
const scopes: readonly (readonly [action: string, writes: string])[] = [
  ["actions/checkout", ""],
  ["actions/cache", ""],
  ["actions/cache/*", ""],
  ["actions/setup-*", ""],
  ["actions/upload-artifact", ""],
  ["actions/download-artifact", ""],
  ["actions/attest", "attestations artifact-metadata id-token packages"],
  ["actions/attest-*", "attestations artifact-metadata id-token packages"],
  ["anchore/sbom-action", "contents"],
  ["anchore/scan-action", ""],
  ["aquasecurity/setup-trivy", ""],
  ["aquasecurity/trivy-action", "contents"],
  ["aws-actions/amazon-ecr-login", ""],
  ["aws-actions/configure-aws-credentials", "id-token"],
  ["azure/login", "id-token"],
  ["docker/bake-action", "packages"],
  ["docker/build-push-action", "packages"],
  ["docker/login-action", "packages"],
  ["docker/metadata-action", ""],
  ["docker/scout-action", "pull-requests issues"],
  ["docker/setup-*", ""],
  ["github/codeql-action/upload-sarif", "security-events"],
  ["google-github-actions/auth", "id-token"],
  ["google-github-actions/setup-gcloud", ""],
  ["hadolint/hadolint-action", ""],
  ["sigstore/cosign-installer", ""],
];

const readScopes = scopes.map(([action, writes]) => {
  const [start, end] = action.split("*");
  return { start: start as string, end, writes: writes.split(" ") };
});

/** The scopes that an action may write to; undefined where that is not known. */
export function scopesOfAction(name: string): readonly string[] | undefined {
  return readScopes.find(({ start, end }) => (end === undefined ? name === start : name.startsWith(start)))?.writes;
}

/**
 * Scopes of a token that pushing an image has no use for: it takes `packages`, signing and attesting it `id-token`,
 * `attestations` and `artifact-metadata`. Sources: "Publishing Docker images" in GitHub's documentation; the schema of
 * GitHub's own parser (@actions/workflow-parser).
 */
export const scopesBesidePushing: ReadonlySet<string> = new Set([
  "actions",
  "checks",
  "code-quality",
  "contents",
  "copilot-requests",
  "deployments",
  "discussions",
  "drives",
  "issues",
  "pages",
  "pull-requests",
  "repository-projects",
  "security-events",
  "statuses",
]);
