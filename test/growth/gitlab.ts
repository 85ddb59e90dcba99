import { type Constructs, lines, times } from "./constructs.ts";

/** Text of so many lines that all repeat one construct of a GitLab pipeline. */
export const pipelines: Constructs = {
  jobs: (n) => lines(n, (i) => `j${i}:\n  image: a:${i}\n  script: docker build -t a${i} .`),
  "items of a script": (n) => `a:\n  script:\n${lines(n, (i) => `    - docker build -t a${i} .`)}`,
  "lines of a script": (n) => `a:\n  script: |\n${lines(n, (i) => `    docker build -t a${i} .`)}`,
  "a folded script": (n) => `a:\n  script: >\n${lines(n, (i) => `    docker build -t a${i} . &&`)}    make\n`,
  "words of a script": (n) => `a:\n  script: docker build ${"--build-arg A=b ".repeat(n)}.\n`,
  "scripts before and after": (n) =>
    lines(n, (i) => `j${i}: {before_script: [cd d], script: [docker build .], after_script: [docker push a]}`),
  "a script of all jobs": (n) =>
    `before_script:\n${lines(n, () => "  - docker login -u a -p $B")}${lines(n, (i) => `j${i}: {script: [docker build .]}`)}`,
  "items that jobs share": (n) => `.x: &x [docker build ., make]\n${lines(n, (i) => `j${i}: {script: *x}`)}`,
  "jobs that share all": (n) => `.x: &x {image: a, script: [docker build .]}\n${lines(n, (i) => `j${i}:\n  <<: *x`)}`,
  variables: (n) =>
    `variables:\n${lines(n, (i) => `  V${i}: a`)}${lines(n, (i) => `j${i}: {image: $V${i}, script: [a]}`)}`,
  "secrets in variables": (n) => `a:\n  variables:\n${lines(n, (i) => `    PASSWORD${i}: hunter2`)}  script: [a]\n`,
  "variables of an image": (n) => `a: {image: "${times(n, (i) => `$V${i}`, "/")}", script: [a]}\n`,
  "variables that do not end": (n) => `a: {image: "${"${A".repeat(n)}", script: [a]}\n`,
  "inputs that do not end": (n) => `a: {image: "${"$[[ ".repeat(n)}", script: [a]}\n`,
  services: (n) => `a:\n  services:\n${lines(n, (i) => `    - {name: "docker:${i}-dind", alias: a}`)}  script: [a]\n`,
  "jobs that extend the one before": (n) =>
    `j0: {script: [a]}\n${lines(n, (i) => `j${i + 1}: {extends: j${i}, script: [docker build .]}`)}`,
  references: (n) => `a:\n  script:\n${lines(n, (i) => `    - !reference [.b${i}, script]`)}`,
  "images that are built and run": (n) =>
    lines(n, (i) => `b${i}: {script: ["docker build -t a:${i} ."]}\nr${i}: {image: "a:${i}", script: [a]}`),
  "documents in place": (n) =>
    `a:\n  script:\n    - |\n${lines(n, (i) => `      docker build - <<E${i}\n      FROM a\n      E${i}`)}`,
  waivers: (n) => lines(n, (i) => `# plimsoll ignore=no-sudo -- why\nj${i}: {script: [sudo a]}`),
};
