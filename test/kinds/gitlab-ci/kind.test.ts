import { beforeAll, describe, expect, it } from "vitest";
import { lint } from "../../../src/index.ts";
import { gitlabKind } from "../../../src/kinds/gitlab-ci/kind.ts";
import type { LinkFiles } from "../../../src/kinds/kind.ts";

beforeAll(() => gitlabKind.prepare?.());

function places(text: string, there: readonly string[], path = ".gitlab-ci.yml") {
  const files: LinkFiles = { read: () => undefined, exists: (one) => there.includes(one), document: () => undefined };
  const asked = gitlabKind.builds?.(gitlabKind.parse({ path, text }), files) ?? [];
  return asked.map((one) => [one.path, one.root, one.invocation.label, [...one.invocation.args]]);
}

async function findings(text: string, rules: readonly string[]) {
  const config = { extends: [], rules: Object.fromEntries(rules.map((rule) => [rule, "warning" as const])) };
  const report = await lint({ path: ".gitlab-ci.yml", text }, { config });
  expect(report.failures).toEqual([]);
  return report.files[0]?.findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)]);
}

describe("a pipeline of GitLab", () => {
  it("is told by its name", () => {
    const claims = (path: string) => gitlabKind.claims(path, () => "");
    expect(claims(".gitlab-ci.yml")).toBe(true);
    expect(claims("ci/build.gitlab-ci.yaml")).toBe(true);
    expect(claims("gitlab-ci.yml")).toBe(false);
  });

  it("builds from the root, in the order of its scripts", () => {
    const text =
      "build:\n  before_script: cd app\n  script:\n    - docker build --build-arg A=1 -t a .\n    - buildah bud -f ../b.Dockerfile .\n";
    expect(places(text, ["app/Dockerfile", "b.Dockerfile"])).toEqual([
      ["app/Dockerfile", "app", "job build of .gitlab-ci.yml", [["A", "1"]]],
      ["b.Dockerfile", "app", "job build of .gitlab-ci.yml", []],
    ]);
    expect(places(text, [])[0]?.[0]).toBeUndefined();
    expect(places(text, ["ci/app/Dockerfile"], "ci/x.gitlab-ci.yml")[0]?.slice(0, 2)).toEqual([undefined, undefined]);
  });

  it("builds with kaniko, whose Dockerfile may lie in the context", () => {
    const text = `build:
  image: {name: "gcr.io/kaniko-project/executor:debug", entrypoint: [""]}
  script:
    - /kaniko/executor --context "$CI_PROJECT_DIR/app" --dockerfile "\${CI_PROJECT_DIR}/app/Dockerfile" --build-arg A=1 --destination example.com/app:1 --target final
    - executor -c dir://. -f lib/Dockerfile
    - executor -c lib -f Dockerfile
    - /kaniko/executor --context git://example.com/app.git --dockerfile Dockerfile
`;
    const there = ["app/Dockerfile", "lib/Dockerfile"];
    const label = "job build of .gitlab-ci.yml";
    expect(places(text, there)).toEqual([
      ["app/Dockerfile", "app", label, [["A", "1"]]],
      ["lib/Dockerfile", ".", label, []],
      ["lib/Dockerfile", "lib", label, []],
      [undefined, undefined, label, []],
    ]);
  });

  it("builds with containers of kaniko", () => {
    const run = (mounts: string, words: string) =>
      `    - docker run ${mounts} gcr.io/kaniko-project/executor:latest ${words} -d a\n`;
    const text = `build:\n  script:\n${[
      run('-v "$CI_PROJECT_DIR":/workspace', "--dockerfile /workspace/lib/Dockerfile -c dir:///workspace/app"),
      run("-v $PWD:/workspace", "-c /workspace/app -f Dockerfile"),
      run("-v $PWD/lib:/workspace", "-f Dockerfile"),
      run("-v $PWD/lib:/src", "-c /src -f Dockerfile"),
      run("-v $PWD/lib:/workspace -v $PWD/app:/src", "-c /src -f Dockerfile"),
      run("", "-f Dockerfile"),
    ].join("")}`;
    const there = ["app/Dockerfile", "lib/Dockerfile"];
    expect(places(text, there).map(([path, root]) => [path, root])).toEqual([
      ["lib/Dockerfile", "app"],
      ["app/Dockerfile", "app"],
      ["lib/Dockerfile", "lib"],
      ["lib/Dockerfile", "lib"],
      [undefined, "app"],
      [undefined, undefined],
    ]);
  });

  it("starts again for what runs afterwards", () => {
    const text = "build:\n  script: [cd app, docker build .]\n  after_script: [docker build .]\n";
    expect(places(text, ["app/Dockerfile", "Dockerfile"]).map(([path]) => path)).toEqual([
      "app/Dockerfile",
      "Dockerfile",
    ]);
  });

  it("builds programs with ko, which have no Dockerfile", () => {
    expect(places("a: {script: ko build --platform=linux/arm64 ./cmd/app}\n", ["Dockerfile"])).toEqual([
      [undefined, undefined, "job a of .gitlab-ci.yml", []],
    ]);
  });

  it("does not know variables, which the project may give other values", () => {
    const text = "variables: {DIR: app}\nbuild:\n  script: docker build $DIR\n";
    expect(places(text, ["app/Dockerfile"])[0]?.[0]).toBeUndefined();
  });

  it("has images for all jobs, for one, and for what runs beside it", async () => {
    const text =
      "image: node\ndefault: {image: {name: 'ruby'}}\nvariables: {IMAGE: alpine}\ncache: {image: none}\n.base: {image: $IMAGE}\ntest:\n  extends: .base\n  image: alpine:$VERSION\n  services: [postgres, {name: redis:latest, alias: cache}]\n  script: [apt install -y curl, !reference [.base, script]]\n";
    expect(await findings(text, ["pin-base-image-tag", "no-latest-base-image", "no-apt"])).toEqual([
      ["pin-base-image-tag", "node"],
      ["pin-base-image-tag", "ruby"],
      ["pin-base-image-tag", "postgres"],
      ["no-latest-base-image", "latest"],
      ["no-apt", "apt"],
    ]);
  });

  it("is read whatever it holds", async () => {
    for (const text of [
      "",
      "- a",
      "a: &a {script: [*a]}",
      "a: {script: [[b, [c]]], services: {a: b}}",
      "image: [a]\n",
    ]) {
      const report = await lint({ path: ".gitlab-ci.yml", text }, { config: { extends: "all" } });
      expect(report.failures).toEqual([]);
    }
  });
});
