import { type Constructs, lines, times } from "./constructs.ts";

const job = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n";
const steps = `${job}    steps:\n`;
const pullRequests = "on: pull_request_target\njobs:\n";
const pushing = "{uses: docker/build-push-action@v6, with: {push: true, tags: example.com/a}}";
const written = (expression: string) => `\${{ ${expression} }}`;
const building = (inputs: string) => `${steps}      - uses: docker/build-push-action@v6\n        with:\n${inputs}`;
const rows = `    strategy: {matrix: {a: [${times(16, (i) => `v${i}`, ", ")}], b: [${times(16, (i) => `w${i}`, ", ")}]}}\n`;

/** Text of so many lines that all repeat one construct of a workflow. */
export const workflows: Constructs = {
  jobs: (n) => `on: push\njobs:\n${lines(n, (i) => `  j${i}:\n    runs-on: a\n    steps: [{run: docker build .}]`)}`,
  steps: (n) => steps + lines(n, (i) => `      - run: docker build -t a${i} .`),
  "checkouts and builds": (n) =>
    steps +
    lines(
      n,
      (i) => `      - uses: actions/checkout@v4\n        with: {path: p${i}}\n      - run: docker build -t a p${i}`,
    ),
  "variables around jobs": (n) =>
    `env:\n${lines(n, (i) => `  E${i}: v`)}on: push\njobs:\n${lines(n, (i) => `  j${i}:\n    runs-on: a\n    env: {A: b}\n    steps: [{run: "echo $E${i}"}]`)}`,
  "keys around jobs": (n) =>
    `${lines(n, (i) => `k${i}: v`)}on: push\njobs:\n${lines(n, (i) => `  j${i}:\n    runs-on: a\n    steps: [{run: "echo ${written("env.A")}"}]`)}`,
  "long values that are asked for": (n) =>
    `env:\n  E: ${"a".repeat(8 * n)}\n${steps}${lines(n, () => `      - run: echo ${written("env.E")}`)}`,
  "long values in one text": (n) =>
    `env:\n  E: ${"a".repeat(8 * n)}\n${steps}      - run: echo ${times(n, () => written("env.E"))}\n`,
  "jobs that need the one before": (n) =>
    `${pullRequests}  j0: {steps: [${pushing}]}\n${lines(n, (i) => `  j${i + 1}: {needs: j${i}, if: "${written("!cancelled()")}", steps: [${pushing}]}`)}`,
  "jobs that need all before": (n) =>
    `${pullRequests}${lines(n, (i) => `  j${i}: {needs: [${times(Math.min(i, 10), (k) => `j${i - k - 1}`, ", ")}], steps: [${pushing}]}`)}`,
  "jobs that need each other in a ring": (n) =>
    pullRequests + lines(n, (i) => `  j${i}: {needs: j${(i + 1) % n}, steps: [${pushing}]}`),
  "steps of a job that needs many": (n) =>
    `${pullRequests}  a: {needs: [${times(n, (i) => `j${i}`, ", ")}], steps: [${times(n, () => pushing, ", ")}]}\n${lines(n, (i) => `  j${i}: {steps: [{run: a}]}`)}`,
  "conditions of jobs that many steps wait for": (n) =>
    `${pullRequests}  a:\n    needs: [${times(4 * n, (i) => `j${i}`, ", ")}]\n    steps:\n${lines(4 * n, () => `      - ${pushing}`)}${lines(4 * n, (i) => `  j${i}: {if: false, steps: [{run: a}]}`)}`,
  "events and steps": (n) =>
    `on: [${times(n, () => "pull_request", ", ")}]\njobs: {a: {steps: [${times(n, () => pushing, ", ")}]}}\n`,
  "labels of a runner": (n) =>
    `on: push\njobs:\n  a:\n    runs-on: [${times(n, (i) => `l${i}`, ", ")}]\n    steps:\n${lines(n, () => "      - run: docker build .")}`,
  "values of a matrix": (n) =>
    `${job}    strategy: {matrix: {a: [${times(n, (i) => `v${i}`, ", ")}]}}\n    steps: [{run: "docker build -t ${written("matrix.a")} ."}]\n`,
  "names of a matrix": (n) =>
    `${job}    strategy: {matrix: {${times(n, (i) => `n${i}: [a]`, ", ")}}}\n    steps:\n${lines(n, (i) => `      - run: docker build -t ${written(`matrix.n${i}`)} .`)}`,
  "a script in all ways of a matrix": (n) =>
    `${job}${rows}    steps:\n      - run: |\n          echo ${written("matrix.a")}\n${lines(n, () => "          docker build .")}`,
  "steps in all ways of a matrix": (n) =>
    `${job}${rows}    steps:\n${lines(n, () => `      - run: docker build -t ${written("matrix.a")}-${written("matrix.b")} .`)}`,
  "expressions in a text": (n) => `${steps}      - run: echo ${times(n, () => written("github.sha"))}\n`,
  "expressions that do not end": (n) => `${steps}      - run: echo ${"${{ 'a ".repeat(n)}\n`,
  "a directory of all steps": (n) =>
    `defaults: {run: {working-directory: ${"a/".repeat(8 * n)}}}\n${steps}${lines(n, () => "      - run: docker build .")}`,
  "a script for Windows": (n) =>
    `on: push\njobs:\n  a:\n    runs-on: windows-2025\n    steps:\n      - run: |\n${lines(n, (i) => `          docker build -t a${i} .`)}`,
  "a script": (n) => `${steps}      - run: |\n${lines(n, (i) => `          docker build -t a${i} .`)}`,
  "variables of a later step": (n) =>
    steps + lines(n, (i) => `      - run: echo "A${i}=b" >> $GITHUB_ENV\n      - run: echo ${written(`env.A${i}`)}`),
  "services of a job": (n) =>
    `${job}    services:\n${lines(n, (i) => `      s${i}: {image: "a:${i}", env: {PASSWORD: b}}`)}    steps: []\n`,
  inputs: (n) => building(lines(n, (i) => `          k${i}: v`)),
  "arguments of a build": (n) =>
    building(`          build-args: |\n${lines(n, (i) => `            A${i}=${written("github.sha")}`)}`),
  "tags of a build": (n) => building(`          tags: ${times(n, (i) => `a:${i}`, ",")}\n`),
  "untrusted expressions of a script": (n) =>
    `${pullRequests}  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n${lines(n, () => `          docker build -t "a:${written("github.head_ref")}" .`)}`,
  "untrusted variables of a script": (n) =>
    `${pullRequests}  a:\n    runs-on: ubuntu-24.04\n    env:\n${lines(n, (i) => `      A${i}: ${written("github.head_ref")}`)}    steps:\n      - run: |\n${lines(n, (i) => `          docker build -t "${written(`env.A${i}`)}" .`)}`,
  "permissions of a job": (n) =>
    `on: push\njobs:\n  a:\n    permissions:\n${lines(n, (i) => `      s${i}: write\n      contents: write`)}    steps:\n${lines(n, () => `      - ${pushing}`)}`,
  "permissions of many jobs": (n) =>
    `on: push\npermissions: {contents: write}\nenv:\n${lines(n, (i) => `  E${i}: v`)}jobs:\n${lines(n, (i) => `  j${i}: {steps: [${pushing}, {run: docker info}]}`)}`,
  "checkouts before builds that push": (n) =>
    `${pullRequests}  a:\n    steps:\n${lines(n, () => "      - uses: actions/checkout@v4.1.0\n        with: {ref: refs/pull/1/head}")}${lines(n, () => "      - run: docker build --push .")}`,
  "caches before builds of a release": (n) =>
    `on: release\njobs:\n  a:\n    steps:\n${lines(n, (i) => `      - uses: actions/cache@v5\n        with: {path: /c${i}}`)}${lines(n, () => "      - run: docker buildx build --push --cache-from type=local,src=/tmp .")}`,
  "downloads in a row": (n) => `${steps}      - run: docker build . && ${times(n, () => "curl a", " | ")}\n`,
  "outputs of a build": (n) => building(`          outputs: ${"type=x,".repeat(n)}\n`),
};
