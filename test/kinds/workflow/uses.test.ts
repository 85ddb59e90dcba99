import { beforeAll, describe, expect, it } from "vitest";
import { builtBy, type Files, prepareKinds } from "../calls.ts";

beforeAll(prepareKinds);

const path = ".github/workflows/main.yml";
const dockerfiles = { "app/Dockerfile": "FROM scratch\n", Dockerfile: "FROM scratch\n" };

const reusable = `on:
  workflow_call:
    inputs:
      context: {type: string, required: true}
      target: {type: string, default: final}
      debug: {type: boolean}
      rev: {type: string}
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: docker/build-push-action@v6
        with:
          context: \${{ inputs.context }}
          target: \${{ inputs.target }}
          tags: example.com/\${{ inputs.context }}
          build-args: |
            DEBUG=\${{ inputs.debug && '1' || '0' }}
            REV=\${{ inputs.rev }}
`;

const main = (jobs: string): Files => ({
  ...dockerfiles,
  ".github/workflows/image.yml": reusable,
  [path]: `on: push\njobs:\n${jobs}`,
});

describe("a workflow that another one uses", () => {
  it("builds with what it is given, and with its defaults", () => {
    const files = main(
      "  app:\n    uses: ./.github/workflows/image.yml\n    with: {context: app, debug: true, rev: '${{ github.sha }}'}\n  root:\n    uses: ./.github/workflows/image.yml\n    with: {context: ., target: test}\n",
    );
    expect(builtBy(path, files)).toEqual([
      "job app (step 2 of job build of image.yml) of main.yml; app/Dockerfile in app; DEBUG=1; REV=?; target final; as example.com/app",
      "job root (step 2 of job build of image.yml) of main.yml; Dockerfile in .; DEBUG=0; REV=; target test; as example.com/.",
    ]);
  });

  it("builds by itself with nothing known", () => {
    expect(builtBy(".github/workflows/image.yml", main(""))).toEqual([
      "step 2 of job build of image.yml; ? in ?; DEBUG=?; REV=?; as ?",
    ]);
  });

  it("builds once for each combination of the matrix that it is given", () => {
    const files = main(
      "  all:\n    strategy: {matrix: {target: [a, b], other: [c, d]}}\n    uses: ./.github/workflows/image.yml\n    with: {context: app, target: '${{ matrix.target }}'}\n",
    );
    expect(builtBy(path, files).map((one) => /^[^;]*|target.*;/g.exec(one)?.[0])).toEqual([
      "job all (a) (step 2 of job build of image.yml) of main.yml",
      "job all (b) (step 2 of job build of image.yml) of main.yml",
    ]);
  });

  it("is not followed elsewhere", () => {
    const files = main(
      "  a: {uses: example/repo/.github/workflows/image.yml@v1}\n  b: {uses: ./.github/workflows/none.yml}\n",
    );
    expect(builtBy(path, files)).toEqual([]);
  });

  it("may use itself, or others by the thousand", () => {
    const names = Array.from({ length: 12 }, (_, i) => `.github/workflows/w${i}.yml`);
    const many = Object.fromEntries(
      names.map((name, i) => {
        const jobs = Array.from({ length: 10 }, (_, j) => `  j${j}: {uses: ./${names[i + 1] ?? names[0]}}\n`).join("");
        return [
          name,
          `on: workflow_call\njobs:\n${jobs}  b:\n    runs-on: ubuntu-latest\n    steps: [{run: docker build .}]\n`,
        ];
      }),
    );
    const files = { ...main(`  a: {uses: ./${names[0]}}\n  b: {uses: ./${path}}\n`), ...many };
    expect(builtBy(path, files).length).toBeLessThanOrEqual(128);
  });
});

describe("an action of the repository", () => {
  const action = `name: build
inputs:
  target: {default: final}
  file: {description: The Dockerfile}
runs:
  using: composite
  steps:
    - shell: bash
      run: docker build --target \${{ inputs.target }} -f \${{ inputs.file || 'Dockerfile' }} app
    - uses: docker/bake-action@v6
      with: {source: ., targets: "\${{ inputs.target }}"}
`;
  const steps = (list: string) => ({
    ...main(`  a:\n    runs-on: ubuntu-latest\n    steps:\n${list}`),
    "build/action.yml": action,
    "docker-bake.hcl": 'target "final" { context = "app" }\n',
  });

  it("builds in the workspace of the job that uses it", () => {
    const files = steps(
      "      - uses: actions/checkout@v5\n      - uses: ./build\n      - {uses: ./build, with: {target: a, file: app/Dockerfile}}\n",
    );
    expect(builtBy(path, files)).toEqual([
      "step 2 of job a (step 1 of action.yml) of main.yml; Dockerfile in app; target final",
      "step 2 of job a (step 2 (target final) of action.yml) of main.yml; app/Dockerfile in app",
      "step 3 of job a (step 1 of action.yml) of main.yml; app/Dockerfile in app; target a",
    ]);
  });

  it("is looked for where the repository is checked out", () => {
    const below = "      - {uses: actions/checkout@v5, with: {path: src}}\n";
    expect(builtBy(path, steps(`${below}      - uses: ./build\n`))).toEqual([]);
    expect(builtBy(path, steps(`${below}      - uses: ./src/build\n`))[0]).toBe(
      "step 2 of job a (step 1 of action.yml) of main.yml; ? in ?; target final",
    );
  });
});
