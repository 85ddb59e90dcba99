import { describe, expect, test } from "vitest";
import { moveScript } from "../../../src/cli/migrate/script.ts";
import { version } from "../../../src/cli/version.ts";
import { applyEdits } from "../../../src/text/edit.ts";

const npx = `npx --yes plimsoll@${version()}`;

function moved(text: string, run: Parameters<typeof moveScript>[1] = {}) {
  const { edits, calls, remarks } = moveScript(text, run);
  return {
    text: applyEdits(text, edits).replaceAll(npx, "NPX"),
    settings: calls.flatMap(({ settings }) => settings.map(({ code, level, key }) => `${key} ${code} ${level}`)),
    configs: calls.flatMap(({ configs }) => configs),
    remarks: remarks.map(({ at, message }) => `${at} ${message}`),
  };
}

describe("calls of hadolint in a script", () => {
  test.each<[string, string]>([
    ["hadolint Dockerfile", "NPX Dockerfile"],
    ["hadolint -", "NPX -"],
    ["/usr/bin/hadolint a b", "NPX a b"],
    ['hadolint "$FILE" ${{ matrix.file }}', 'NPX "$FILE" ${{ matrix.file }}'],
    ["hadolint {staged_files}", "NPX {staged_files}"],
    ["hadolint -t error -f gnu -o out.txt Dockerfile", "NPX --fail-on error --format gnu --output out.txt Dockerfile"],
    ["hadolint --failure-threshold=style --no-color a", "NPX --fail-on info --no-color a"],
    ["hadolint -terror Dockerfile -V", "NPX --fail-on error Dockerfile"],
    ["hadolint --no-fail a", "NPX --exit-zero a"],
    ["hadolint -f tty a", "NPX a"],
    ["hadolint \\\n  --format sarif \\\n  Dockerfile > a.sarif", "NPX --format sarif \\\n  Dockerfile > a.sarif"],
    ["hadolint --format sarif Dockerfile | tee a", "NPX --format sarif Dockerfile | tee a"],
    ["hadolint - < Dockerfile", "NPX Dockerfile"],
    ["hadolint --file-path-in-report x/Dockerfile - < Dockerfile", "NPX Dockerfile"],
    ["cat a | hadolint --file-path-in-report x/Dockerfile -", "cat a | NPX --stdin-filename x/Dockerfile -"],
    [
      "find . -name Dockerfile | xargs -n1 hadolint -t error",
      "find . -name Dockerfile | xargs -n1 NPX --fail-on error",
    ],
    ["git ls-files | xargs -r hadolint --ignore DL3008", "git ls-files | xargs -r NPX"],
    ["docker run --rm -i hadolint/hadolint < Dockerfile", "NPX Dockerfile"],
    ["docker run --rm -i ghcr.io/hadolint/hadolint:v2.12.0-alpine hadolint -t error - < a", "NPX --fail-on error a"],
    ["cat Dockerfile | podman run --rm -i hadolint/hadolint", "cat Dockerfile | NPX -"],
    ["if ! hadolint a; then exit 1; fi", "if ! NPX a; then exit 1; fi"],
    ['for f in *; do hadolint "$f"; done', 'for f in *; do NPX "$f"; done'],
    ["echo hadolint Dockerfile", "echo hadolint Dockerfile"],
    ["", ""],
  ])("%j", (text, expected) => {
    expect(moved(text)).toMatchObject({ text: expected, remarks: [] });
  });

  test("what its configuration says of the run, unless the call says otherwise", () => {
    const run = { failOn: "error", format: "gnu" } as const;
    expect(moved("hadolint a; hadolint -t info -f json b", run).text).toBe(
      "NPX --fail-on error --format gnu a; NPX --fail-on info --format json b",
    );
    expect(moved("hadolint a; hadolint -t info b", { exitZero: true }).text).toBe(
      "NPX --exit-zero a; NPX --fail-on info b",
    );
  });

  test("what goes into the configuration", () => {
    const call =
      "hadolint --ignore DL3008 --ignore=DL3009 --style DL3059 --trusted-registry docker.io -c ci/h.yaml Dockerfile";
    expect(moved(call)).toEqual({
      text: "NPX Dockerfile",
      settings: ["--ignore DL3008 off", "--ignore DL3009 off", "--style DL3059 info", "--trusted-registry DL3026 on"],
      configs: ["ci/h.yaml"],
      remarks: [],
    });
  });

  test.each([
    ["hadolint --ignored DL3008 a", "0 hadolint knows no --ignored; did you mean ignore?"],
    ["hadolint --require-label a:text a", "0 --require-label has no counterpart"],
    [
      "docker run -v $PWD:/w hadolint/hadolint hadolint /w/a",
      "0 hadolint sees the files at other places here: replace the call by hand",
    ],
    [
      'FLAGS="-t error --no-color"\nhadolint $FLAGS Dockerfile',
      "37 flags of hadolint come from $FLAGS: replace them by hand",
    ],
    ["true && trivy config .", "8 trivy stays: it checks more than Plimsoll does; drop it where that is all"],
    ["conftest test Dockerfile", "0 conftest stays: policies in Rego become rules of a plugin, by hand"],
  ])("what is told: %j", (text, remark) => {
    expect(moved(text).remarks).toEqual([remark]);
  });
});
