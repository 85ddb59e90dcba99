import { beforeAll, describe, expect, test } from "vitest";
import { movePipeline } from "../../../src/cli/migrate/ci.ts";
import { movePreCommit } from "../../../src/cli/migrate/pre-commit.ts";
import { version } from "../../../src/cli/version.ts";
import { loadYaml } from "../../../src/syntax/yaml/library.ts";
import { applyEdits } from "../../../src/text/edit.ts";

beforeAll(loadYaml);

const npx = `npx --yes plimsoll@${version()}`;

function pipeline(text: string) {
  const { edits, remarks } = movePipeline({ path: "ci.yml", text }, {});
  return {
    text: applyEdits(text, edits).replaceAll(npx, "NPX"),
    remarks: remarks.map(({ line, message }) => `${line} ${message}`),
  };
}

describe("a workflow of GitHub", () => {
  test.each<[string, string, string]>([
    [
      "the action with its defaults",
      "steps:\n  - uses: hadolint/hadolint-action@v3.1.0\n  - run: true\n",
      "steps:\n  - run: NPX Dockerfile\n  - run: true\n",
    ],
    [
      "inputs, and comments around them",
      `steps:
  # before
  - name: Hadolint # its name
    uses: hadolint/hadolint-action@54c9adbab1582c2ef04b2016b760714a4bfde3cf # v3.1.0
    if: always()
    with:
      dockerfile: "a b/Dockerfile"
      failure-threshold: error # gone
      ignore: DL3008,DL3009
    id: lint
  # after
`,
      `steps:
  # before
  - name: Hadolint # its name
    run: NPX --fail-on error 'a b/Dockerfile'
    if: always()
    id: lint
  # after
`,
    ],
    [
      "inputs before the action",
      "steps:\n  - with:\n      recursive: true\n      no-fail: true\n    uses: hadolint/hadolint-action@v3\n",
      "steps:\n  - run: NPX --exit-zero '**/Dockerfile'\n",
    ],
    [
      "expressions, which become variables",
      "steps:\n- uses: hadolint/hadolint-action@v3\n  with:\n    dockerfile: ${{ matrix.file }}\n    format: sarif\n    output-file: a.sarif\n- run: x\n",
      'steps:\n- run: NPX --format sarif --output a.sarif "$DOCKERFILE"\n  env:\n    DOCKERFILE: ${{ matrix.file }}\n- run: x\n',
    ],
    [
      "an expression that has to be quoted, and inputs that are none",
      'steps:\n- uses: hadolint/hadolint-action@v3\n  with:\n    dockerfile: "[${{ a }}]: b"\n    path: |\n      ${{ b }}\n      c\n',
      'steps:\n- run: NPX "$DOCKERFILE"\n  env:\n    DOCKERFILE: "[${{ a }}]: b"\n',
    ],
    [
      "line ends of Windows",
      "steps:\r\n- uses: hadolint/hadolint-action@v3\r\n  with:\r\n    dockerfile: a\r\n- run: x\r\n",
      "steps:\r\n- run: NPX a\r\n- run: x\r\n",
    ],
    [
      "what runs in a shell",
      "steps:\n  - run: |\n      set -e\n      hadolint -t error \\\n        Dockerfile\n  - run: \"hadolint 'a'\" # why\n  - name: hadolint a\n",
      "steps:\n  - run: |\n      set -e\n      NPX --fail-on error \\\n        Dockerfile\n  - run: \"NPX 'a'\" # why\n  - name: hadolint a\n",
    ],
    [
      "a job of GitLab, and its image",
      "lint:\n  image: hadolint/hadolint:latest-debian\n  script:\n    - hadolint -f gitlab_codeclimate Dockerfile > a.json\n",
      "lint:\n  image: node:24-bookworm-slim\n  script:\n    - NPX --format gitlab Dockerfile > a.json\n",
    ],
    [
      "an image with an entrypoint",
      'lint:\n  image:\n    name: hadolint/hadolint\n    entrypoint: [""]\n  script: [hadolint a]\n',
      'lint:\n  image:\n    name: node:24-bookworm-slim\n    entrypoint: [""]\n  script: [NPX a]\n',
    ],
    [
      "anchors and aliases",
      "a:\n  script: &lint\n    - hadolint a\nb:\n  script: *lint\nc:\n  <<: &more { script: hadolint b }\nd: *more\n",
      "a:\n  script: &lint\n    - NPX a\nb:\n  script: *lint\nc:\n  <<: &more { script: NPX b }\nd: *more\n",
    ],
    [
      "a step between braces",
      "steps:\n  - {uses: hadolint/hadolint-action@v3}\n  - { uses: hadolint/hadolint-action@v3, with: { dockerfile: 'a, b', no-fail: true }, id: x }\n",
      'steps:\n  - {run: "NPX Dockerfile"}\n  - { run: "NPX --exit-zero \'a, b\'", id: x }\n',
    ],
    [
      "inputs first, and an expression, between braces",
      "steps: [{with: {dockerfile: a}, uses: hadolint/hadolint-action@v3},\n  {uses: hadolint/hadolint-action@v3, with: {dockerfile: '${{ a }}'}}]\n",
      'steps: [{run: "NPX a"},\n  {run: "NPX \\"$DOCKERFILE\\"", env: { DOCKERFILE: "${{ a }}" }}]\n',
    ],
    [
      "a step of an action of one's own, which names its shell",
      "runs:\n  using: composite\n  steps:\n    - uses: hadolint/hadolint-action@v3\n      with:\n        dockerfile: ${{ inputs.file }}\n    - {uses: hadolint/hadolint-action@v3}\n    - run: hadolint a\n      shell: sh\n",
      'runs:\n  using: composite\n  steps:\n    - run: NPX "$DOCKERFILE"\n      shell: bash\n      env:\n        DOCKERFILE: ${{ inputs.file }}\n    - {run: "NPX Dockerfile", shell: bash}\n    - run: NPX a\n      shell: sh\n',
    ],
    [
      "the container of a job, which has no Node",
      "jobs:\n  a:\n    container: hadolint/hadolint:v2.12.0-debian\n    steps: [{run: hadolint a}]\n  b:\n    container: {image: ghcr.io/hadolint/hadolint}\n  c:\n    container: debian:12\n",
      "jobs:\n  a:\n    container: node:24-bookworm-slim\n    steps: [{run: NPX a}]\n  b:\n    container: {image: node:24-bookworm-slim}\n  c:\n    container: debian:12\n",
    ],
    ["nothing of hadolint", "steps:\n  - uses: actions/checkout@v6\n", "steps:\n  - uses: actions/checkout@v6\n"],
    [
      "what is not YAML",
      "steps: [\n  - uses: hadolint/hadolint-action@v3\n",
      "steps: [\n  - uses: hadolint/hadolint-action@v3\n",
    ],
  ])("%s", (_, before, after) => {
    expect(pipeline(before)).toEqual({ text: after, remarks: [] });
  });

  test.each([
    [
      "steps:\n  - uses: actions/checkout@v6\n  - uses: YubicoLabs/action-conftest@v3\n",
      "3 conftest stays: policies in Rego become rules of a plugin, by hand",
    ],
    [
      "steps:\n  - uses: aquasecurity/trivy-action@0.30.0\n",
      "2 trivy stays: it checks more than Plimsoll does; drop it where that is all",
    ],
    [
      "steps:\n  - uses: Checkmarx/kics-github-action@v2\n",
      "2 kics stays: it checks more than Plimsoll does; drop it where that is all",
    ],
    [
      "steps:\n  - uses: hadolint/hadolint-action@v3\n    with:\n      ignore: ${{ vars.ignored }}\n",
      "2 replace the step by hand",
    ],
    [
      "steps:\n  - uses: hadolint/hadolint-action@v3\n    env: {A: b}\n    with: {dockerfile: '${{ a }}'}\n",
      "2 replace the step by hand",
    ],
    [
      "steps:\n  - run: |\n      true\n      checkov -d .\n",
      "4 checkov stays: it checks more than Plimsoll does; drop it where that is all",
    ],
  ])("what stays: %j", (text, remark) => {
    expect(pipeline(text)).toEqual({ text, remarks: [remark] });
  });
});

describe("a configuration of pre-commit", () => {
  function hooks(text: string) {
    const { edits, calls, remarks } = movePreCommit({ path: ".pre-commit-config.yaml", text }, {});
    return {
      text: applyEdits(text, edits).replaceAll(npx, "NPX").replaceAll(version(), "VERSION"),
      settings: calls.flatMap(({ settings }) =>
        settings.map(({ code, level, line, reason }) => `${line} ${code} ${level} ${reason}`),
      ),
      remarks: remarks.map(({ line, message }) => `${line} ${message}`),
    };
  }

  test("the hook of hadolint becomes a local one, with what else is said of it", () => {
    const before = `repos:
  # ours
  - repo: https://github.com/hadolint/hadolint
    rev: v2.12.0 # gone
    hooks:
      - id: hadolint-docker # kept
        args:
          - --ignore=DL3008 # a snapshot is used
          - --failure-threshold
          - error
        exclude: ^vendor/
  - repo: https://example.com/other
    rev: v1
    hooks: [{ id: other }]
`;
    expect(hooks(before)).toEqual({
      text: `repos:
  # ours
  - repo: local
    hooks:
      - id: plimsoll # kept
        name: plimsoll
        language: node
        entry: plimsoll lint
        additional_dependencies: ["plimsoll@VERSION"]
        require_serial: true
        types: [dockerfile]
        args: [--fail-on, error]
        exclude: ^vendor/
  - repo: https://example.com/other
    rev: v1
    hooks: [{ id: other }]
`,
      settings: ["6 DL3008 off a snapshot is used"],
      remarks: [],
    });
  });

  test("a local hook runs something else", () => {
    const before =
      "repos:\r\n- repo: local\r\n  hooks:\r\n  - id: hadolint\r\n    language: system\r\n    entry: hadolint -t error\r\n";
    expect(hooks(before).text).toBe(before.replace("hadolint -t error", "NPX --fail-on error"));
  });

  test("two hooks of one repository have two names, and line ends stay", () => {
    const before =
      "repos:\r\n- repo: https://github.com/hadolint/hadolint\r\n  rev: v1\r\n  hooks:\r\n  - id: hadolint\r\n    files: a\r\n  - id: hadolint\r\n    files: b\r\n";
    const { text } = hooks(before);
    expect(text.match(/id: .*|files: .*/g)).toEqual(["id: plimsoll", "files: a", "id: plimsoll-2", "files: b"]);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test.each([
    [
      "repos:\n- repo: https://example.com/many\n  rev: v1\n  hooks:\n  - id: hadolint\n  - id: other\n",
      "2 replace the hook of hadolint by hand",
    ],
    [
      "repos:\n- {repo: https://example.com/a, rev: v1, hooks: [{id: hadolint}]}\n",
      "2 replace the hook of hadolint by hand",
    ],
    [
      "repos:\n- repo: local\n  hooks:\n  - id: hadolint\n    language: docker_image\n    entry: hadolint/hadolint hadolint\n",
      "4 replace the hook of hadolint by hand",
    ],
    [
      "repos:\n- repo: https://example.com/checkov\n  rev: v1\n  hooks:\n  - id: checkov\n",
      "5 checkov stays: it is not replaced",
    ],
  ])("what stays: %j", (text, remark) => {
    expect(hooks(text)).toEqual({ text, settings: [], remarks: [remark] });
  });
});
