import { beforeAll, describe, expect, it } from "vitest";
import { lint } from "../../../src/index.ts";
import { circleciKind } from "../../../src/kinds/circleci/kind.ts";
import { builtBy, prepareKinds } from "../calls.ts";

beforeAll(prepareKinds);

const path = ".circleci/config.yml";

const places = (text: string, there: readonly string[]) =>
  builtBy(path, { [path]: text, ...Object.fromEntries(there.map((one) => [one, "FROM scratch\n"])) });

async function findings(text: string, rules: readonly string[]) {
  const config = { extends: [], rules: Object.fromEntries(rules.map((rule) => [rule, "warning" as const])) };
  const report = await lint({ path, text }, { config });
  expect(report.failures).toEqual([]);
  return report.files[0]?.findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)]);
}

describe("a pipeline of CircleCI", () => {
  it("is told by its folder", () => {
    const claims = (one: string) => circleciKind.claims(one, () => "");
    expect(claims(".circleci/config.yml")).toBe(true);
    expect(claims("app/.circleci/continue.yaml")).toBe(true);
    expect(claims("circleci/config.yml")).toBe(false);
    expect(claims(".circleci/scripts/config.yml")).toBe(false);
  });

  it("builds from the root, in a shell for each step", () => {
    const text = `version: 2.1
executors:
  builder:
    docker: [{image: "cimg/base:2025.01"}]
    working_directory: ~/app
    environment: {STAGE: server}
jobs:
  image:
    executor: builder
    environment: {VERSION: "1"}
    steps:
      - checkout
      - setup_remote_docker
      - run: cd api && docker build --target $STAGE --build-arg VERSION=$VERSION .
      - run:
          name: web
          command: |
            docker build \\
              --build-arg REF=<< pipeline.git.branch >> .
          working_directory: ~/app/web
      - run: {command: docker build ., working_directory: tools}
      - when:
          condition: << parameters.all >>
          steps: [{run: docker build -f x.Dockerfile .}]
      - run: {command: docker build ., working_directory: /tmp}
`;
    const there = ["api/Dockerfile", "web/Dockerfile", "tools/Dockerfile", "x.Dockerfile", "Dockerfile"];
    expect(places(text, there)).toEqual([
      "job image of config.yml; api/Dockerfile in api; VERSION=1; target server",
      "job image of config.yml; web/Dockerfile in web; REF=?",
      "job image of config.yml; tools/Dockerfile in tools",
      "job image of config.yml; x.Dockerfile in .",
      "job image of config.yml; ? in ?",
    ]);
    expect(places(text, [])[0]).toBe("job image of config.yml; ? in api; VERSION=1; target server");
  });

  it("does not know where a command is used, or where a job puts the repository", () => {
    const text =
      "commands:\n  a:\n    steps: [{run: docker build .}]\njobs:\n  b:\n    steps: [{checkout: {path: x}}, {run: docker build .}]\n";
    expect(places(text, ["Dockerfile"])).toEqual(["command a of config.yml; ? in ?", "job b of config.yml; ? in ?"]);
  });

  it("calls Bake with the variables of its job and its step", () => {
    const text =
      "jobs:\n  a:\n    environment: {TAG: '1', NAME: app}\n    steps:\n      - run: {command: docker buildx bake, environment: [TAG=2]}\n";
    const bake =
      'variable "TAG" { default = "0" }\nvariable "NAME" { default = "" }\ntarget "default" { tags = ["${NAME}:${TAG}"] }\n';
    expect(builtBy(path, { [path]: text, "docker-bake.hcl": bake, Dockerfile: "FROM scratch\n" })).toEqual([
      "job a (target default) of config.yml; Dockerfile in .; as app:2",
    ]);
  });

  it("has containers for its jobs and its executors", async () => {
    const text = `executors:
  node:
    docker:
      - image: node
        environment: {NPM_TOKEN: npm_0123456789abcdefghijABCDEFGHIJ012345}
jobs:
  test:
    docker:
      - image: cimg/go:<< parameters.go >>
      - image: "postgres:latest"
        name: db
        command: [postgres, -c, fsync=off]
    steps:
      - orb/step: {image: ruby}
      - run: |
          cat \\<<EOF
          EOF
          apt install -y curl
`;
    expect(await findings(text, ["pin-base-image-tag", "no-latest-base-image", "no-apt", "no-secret-values"])).toEqual([
      ["pin-base-image-tag", "node"],
      ["no-secret-values", "npm_0123456789abcdefghijABCDEFGHIJ012345"],
      ["no-latest-base-image", "latest"],
      ["no-apt", "apt"],
    ]);
  });

  it("is read whatever it holds", async () => {
    const nested = `${"{when: {steps: [".repeat(40)}{run: docker build .}${"]}}".repeat(40)}`;
    for (const text of [
      "",
      "- a",
      "jobs: {a: &a {steps: [{run: *a}, *a], docker: *a, executor: {name: [b]}}}",
      "jobs: {a: {docker: [{image: [b]}, c, {image: << x >>}], steps: {run: a}}, b: c}",
      "jobs: [a]\nexecutors: b\ncommands: {c: }\n",
      `jobs: {a: {steps: [${nested}]}}`,
    ]) {
      const report = await lint({ path, text }, { config: { extends: "all" } });
      expect(report.failures).toEqual([]);
    }
  });
});
