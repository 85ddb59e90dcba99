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
    ["docker run -v $PWD:/w -w /w hadolint/hadolint hadolint a/Dockerfile", "NPX a/Dockerfile"],
    ['docker run --volume="$(pwd)":/w:ro hadolint/hadolint hadolint -t error /w/a /w/b', "NPX --fail-on error a b"],
    ["docker run -v ./app:/w/x -v .:/w -w /w hadolint/hadolint hadolint Dockerfile x/b", "NPX Dockerfile app/b"],
    ["podman run --mount type=bind,src=`pwd`,dst=/w hadolint/hadolint hadolint /w", "NPX ."],
    ['docker run -i -v "${PWD}/x.yaml":/.config/hadolint.yaml hadolint/hadolint < Dockerfile', "NPX Dockerfile"],
    ["cat a | docker run -i --workdir=/w -v $PWD:/w hadolint/hadolint hadolint -", "cat a | NPX -"],
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
    ["docker run -i -v $PWD/ci/x.yaml:/.config/hadolint.yaml hadolint/hadolint < Dockerfile", ["ci/x.yaml"]],
    ["docker run -i -v ./:/w hadolint/hadolint hadolint -c /w/ci/x.yaml - < Dockerfile", ["ci/x.yaml"]],
    ["docker run -i -v ./x.yaml:/.hadolint.yaml -w /w -v .:/w hadolint/hadolint hadolint a", []],
  ])("a configuration that is mounted: %j", (call, configs) => {
    expect(moved(call)).toMatchObject({ configs, remarks: [] });
  });

  test.each([
    "docker run -v $PWD:/w hadolint/hadolint hadolint a",
    "docker run -v $PWD:/w hadolint/hadolint hadolint /other/a",
    'docker run -v $PWD:/w -w /w hadolint/hadolint hadolint "$FILE"',
    "docker run -v $PWD:/w -w /w hadolint/hadolint hadolint -o a.txt a",
    "docker run -v $PWD:/w -w /w hadolint/hadolint hadolint -c /x.yaml a",
    "docker run -v $PWD:/w -w $DIR hadolint/hadolint hadolint a",
    "docker run -v $ROOT:/w -w /w hadolint/hadolint hadolint a",
    "docker run -v ../x:/w -w /w hadolint/hadolint hadolint a",
    "docker run -v /x:/w -w /w hadolint/hadolint hadolint a",
    "docker run -v x:/w -w /w hadolint/hadolint hadolint a",
    "docker run -v /w -w /w hadolint/hadolint hadolint a",
    "docker run --mount type=volume,src=.,dst=/w hadolint/hadolint hadolint /w/a",
    "docker run --mount type=bind,dst=/w hadolint/hadolint hadolint /w/a",
  ])("a place that is not certain: %j", (call) => {
    expect(moved(call)).toMatchObject({
      text: call,
      remarks: ["0 hadolint sees the files at other places here: replace the call by hand"],
    });
  });

  test.each([
    ["hadolint --ignored DL3008 a", "0 hadolint knows no --ignored; did you mean ignore?"],
    ["hadolint --require-label a:text a", "0 --require-label has no counterpart"],
    [
      'FLAGS="-t error --no-color"\nhadolint $FLAGS Dockerfile',
      "37 flags of hadolint come from $FLAGS: replace them by hand",
    ],
    ["true && trivy config .", "8 trivy stays: it checks more than Plimsoll does; drop it where that is all"],
    [
      "docker run --rm -v $PWD:/w docker.io/openpolicyagent/conftest:v0.60 test Dockerfile",
      "0 conftest stays: policies in Rego become rules of a plugin, by hand",
    ],
    ["conftest test Dockerfile", "0 conftest stays: policies in Rego become rules of a plugin, by hand"],
  ])("what is told: %j", (text, remark) => {
    expect(moved(text).remarks).toEqual([remark]);
  });
});
