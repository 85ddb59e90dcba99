import { type Constructs, lines, times } from "./constructs.ts";

const build = "all:\n\tdocker build -t a .\n";

/** Text of so many lines that all repeat one construct of a Makefile. */
export const makefiles: Constructs = {
  targets: (n) => lines(n, (i) => `t${i}:\n\tdocker build -t a${i} .`),
  "continued lines": (n) => `all:\n\tdocker build -t a${" \\\n\t".repeat(n)}.\n`,
  "variables of variables": (n) =>
    `${lines(n, (i) => `V${i} = $(V${i + 1})$(V${i + 1})`)}V${n} =\nall:\n\tdocker build -t a$(V0) .\n`,
  conditionals: (n) => `${lines(n, (i) => `ifdef A${i}\nB = c\nendif`)}${build}`,
};

/** Text of so many lines that all repeat one construct of a script. */
export const scripts: Constructs = {
  builds: (n) => lines(n, (i) => `docker build -t a${i} .`),
  functions: (n) => lines(n, (i) => `f${i}() { docker build -t a .; }\nf${i}`),
  "builds in directories": (n) => lines(n, (i) => `cd d${i}\ndocker build .\ncd ..`),
  "directories in directories": (n) => `${`cd ${"d".repeat(100)}\n`.repeat(n)}${"docker build .\n".repeat(n)}`,
  "a program over and over": (n) => `${"docker ".repeat(n)}\ndocker build .\n`,
  "calls of Bake": (n) => lines(n, (i) => `docker buildx bake t${i} --set t${i}.args.A=b`),
  "exports before calls": (n) => `${lines(n, (i) => `export A${i}=b`)}${"docker compose build\n".repeat(n)}`,
  "builds by kaniko": (n) => lines(n, (i) => `/kaniko/executor -c d${i} -f Dockerfile -d a:${i}`),
  "builds by containers of kaniko": (n) =>
    lines(n, (i) => `docker run -v $PWD:/workspace gcr.io/kaniko-project/executor -c d${i} -f Dockerfile -d a:${i}`),
  "mounts of a container of kaniko": (n) =>
    `docker run ${times(n, (i) => `-v $PWD:/a${i}`)} gcr.io/kaniko-project/executor -c /a1 -f Dockerfile\n`,
  "documents in place that one line opens": (n) => `docker build .\ncat ${times(n * 20, (i) => `<<E${i}`)}\n`,
  "documents in place": (n) => `${lines(n, (i) => `cat <<E${i}\ndocker build .\nE${i}`)}docker build .\n`,
};

const dockers = "dockers:\n  - dockerfile: Dockerfile\n    image_templates:\n";

/** Text of so many lines that all repeat one construct of a goreleaser file. */
export const releases: Constructs = {
  images: (n) => `dockers:\n${lines(n, (i) => `  - {image_templates: ["a:${i}"], dockerfile: d${i}}`)}`,
  "programs under flags": (n) =>
    `env: ["GOFLAGS=${times(n, (i) => `-x${i}`)}"]\nbuilds:\n${lines(n, (i) => `  - {id: b${i}}`)}`,
  "programs under variables": (n) =>
    `env:\n${lines(n, (i) => `  - A${i}=b`)}builds:\n${lines(n, (i) => `  - {id: b${i}}`)}`,
  "images with tags": (n) =>
    `dockers_v2:\n  - dockerfile: d\n    images:\n${lines(n, (i) => `      - a${i}`)}    tags:\n${lines(n, (i) => `      - b${i}`)}`,
  "templates that do not close": (n) => `${dockers}      - "${"{{".repeat(n * 20)}"\n`,
};

/** Text of so many lines that all repeat one construct of a dev container file. */
export const devcontainers: Constructs = {
  arguments: (n) => `{"build": {"dockerfile": "d", "args": {${lines(n, (i) => `"A${i}": "\${localEnv:B${i}}",`)}}}}`,
  "variables that do not close": (n) => `{"image": "${"${a:".repeat(n * 20)}"}`,
};

/** Text of so many lines that all repeat one construct of a pipeline of CircleCI. */
export const circleci: Constructs = {
  jobs: (n) => `jobs:\n${lines(n, (i) => `  j${i}: {docker: [{image: "a:${i}"}], steps: [{run: docker build .}]}`)}`,
  steps: (n) => `jobs:\n  a:\n    steps:\n${lines(n, (i) => `      - run: docker build -t a${i} d`)}`,
  variables: (n) =>
    `jobs:\n  a:\n    environment:\n${lines(n, (i) => `      A${i}: b`)}    steps:\n${lines(n, () => "      - run: docker build $A0")}`,
  "variables of an executor that all jobs share": (n) =>
    `executors:\n  e: {environment: {${times(n, (i) => `A${i}: b`, ", ")}}}\njobs:\n${lines(n, (i) => `  j${i}: {executor: e, steps: [{run: "docker build $A1"}]}`)}`,
  "executors of jobs": (n) =>
    `executors:\n${lines(n, (i) => `  e${i}: {docker: [{image: a}]}`)}jobs:\n${lines(n, (i) => `  j${i}: {executor: e${i}}`)}`,
  "parameters that do not close": (n) => `jobs:\n  a: {docker: [{image: "${"<< a".repeat(n * 20)}"}]}\n`,
};
