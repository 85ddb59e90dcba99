import { describe, expect, it } from "vitest";
import { lint } from "../../../src/index.ts";
import { goreleaserKind } from "../../../src/kinds/goreleaser/kind.ts";
import { parseGoreleaser } from "../../../src/kinds/goreleaser/parse.ts";
import { loadYaml } from "../../../src/syntax/yaml/library.ts";

await loadYaml();

function asked(text: string, path = ".goreleaser.yaml") {
  const document = parseGoreleaser({ path, text });
  const files = { exists: () => false, read: () => undefined, document: () => undefined };
  return goreleaserKind.builds?.(document, files).map(({ root, path: file, invocation, by, node }) => ({
    root,
    file,
    target: invocation.target,
    args: Object.fromEntries(invocation.args),
    unknown: [...(invocation.unknownArgs ?? [])],
    platforms: node?.platforms.map(({ value }) => (value.known ? value.value : undefined)),
    by: by.label,
  }));
}

const plain = { root: undefined, file: "Dockerfile", target: undefined, args: {}, unknown: [], platforms: [] };

describe("goreleaser files", () => {
  it.each([
    [".goreleaser.yaml", true],
    ["goreleaser.yml", true],
    [".config/goreleaser.yaml", true],
    ["goreleaser-canary.yml", true],
    [".goreleaser.extra.yml", true],
    ["goreleaser.go", false],
    ["my-goreleaser.yml", false],
  ])("%s", (path, expected) => {
    expect(goreleaserKind.claims(path, () => "")).toBe(expected);
  });

  it("build images in a context of their own, with the flags that they give", () => {
    const text = `dockers:
  - id: slim
    dockerfile: build/Dockerfile
    image_templates: ["example.com/app:{{ .Tag }}"]
    build_flag_templates:
      - "--build-arg=VERSION={{ .Version }}"
      - --build-arg=VARIANT=slim
      - --target=Prod
      - --platform=linux/arm64
  - image_templates: ["example.com/app:latest"]
`;
    expect(asked(text)).toEqual([
      {
        ...plain,
        file: "build/Dockerfile",
        target: "prod",
        args: { VARIANT: "slim" },
        unknown: ["VERSION"],
        platforms: ["linux/arm64"],
        by: "dockers slim",
      },
      { ...plain, by: "dockers[1]" },
    ]);
  });

  it("build for two platforms where they name none", () => {
    const text =
      "dockers_v2:\n  - images: [example.com/app]\n    build_args: { BASE: debian:12, V: '{{ .Version }}' }\n";
    const build = { ...plain, args: { BASE: "debian:12" }, unknown: ["V"], platforms: ["linux/amd64", "linux/arm64"] };
    expect(asked(text)).toEqual([{ ...build, by: "dockers_v2[0]" }]);
    expect(asked(text, "deploy/.config/goreleaser.yaml")).toEqual([
      { ...build, file: "deploy/Dockerfile", by: "dockers_v2[0]" },
    ]);
  });

  it("decide about their Dockerfiles, and name images", async () => {
    const text =
      "dockers:\n  - image_templates: [example.com/app]\n    build_flag_templates: [--build-arg=V=8]\nkos:\n  - base_image: golang:latest\n";
    const report = await lint(
      [
        { path: ".goreleaser.yaml", text },
        { path: "Dockerfile", text: "ARG V\nFROM debian:$V\nUSER 1000\nCOPY app /app\n" },
      ],
      { config: { extends: [], rules: { "no-latest-base-image": "warning", "no-eol-base-image": "warning" } } },
    );
    expect(report.files.flatMap(({ path, findings }) => findings.map(({ message }) => [path, message]))).toEqual([
      [".goreleaser.yaml", "golang:latest is a moving tag: pin a version"],
      ["Dockerfile", "Debian 8 has had no security fixes since 2020-06-30"],
    ]);
  });

  it.each([
    ["go-trimpath", "builds: [{ flags: [-v] }]", "flags: [-v]"],
    ["go-trimpath", "builds: [{ main: . }]", "main: ."],
    ["go-trimpath", "builds: [{ flags: [-trimpath] }]", undefined],
    ["go-trimpath", "builds: [{ flags: -v -trimpath }]", undefined],
    ["go-trimpath", "env: [GOFLAGS=-trimpath -v]\nbuilds: [{ flags: [-v] }]", undefined],
    ["go-trimpath", "builds: [{ env: ['GOFLAGS={{ .Env.F }}'], flags: [-v] }]", undefined],
    ["go-trimpath", "builds: [{ flags: ['{{ .Env.F }}'] }]", undefined],
    ["go-trimpath", "builds: [{ flags: ['-tags={{ .Env.F }}'] }]", "flags: ['-tags={{ .Env.F }}']"],
    ["go-trimpath", "builds: [{ builder: rust, flags: [-v] }]", undefined],
    ["go-trimpath", "builds: [{ skip: true, flags: [-v] }]", undefined],
    ["go-trimpath", "builds: [{ gcflags: [all=-N -l], flags: [-v] }]", undefined],
    ["go-strip-release-binaries", "builds: [{ main: . }]", undefined],
    ["go-strip-release-binaries", "builds: [{ ldflags: -s -w -X a=b }]", undefined],
    ["go-strip-release-binaries", "builds: [{ ldflags: [-w] }]", "ldflags: [-w]"],
    ["go-strip-release-binaries", "builds: [{ ldflags: ['{{ .Env.F }}'] }]", undefined],
  ])("compile programs that %s judges: %s", async (rule, text, expected) => {
    const report = await lint(
      { path: ".goreleaser.yaml", text },
      { config: { extends: [], rules: { [rule]: "warning" } } },
    );
    expect(report.failures).toEqual([]);
    const found = report.files.flatMap(({ findings }) => findings.map(({ span }) => text.slice(span.start, span.end)));
    expect(found).toEqual(expected === undefined ? [] : [expected]);
  });

  it("are read whatever they hold", async () => {
    for (const text of [
      "",
      "builds: 1",
      "builds: [1, {}]",
      "dockers: { a: 1 }",
      "dockers: [[], {}]",
      "kos: [{ base_image: [] }]",
      "\t",
    ]) {
      const report = await lint({ path: ".goreleaser.yaml", text }, { config: { extends: "all" } });
      expect(report.failures).toEqual([]);
      expect(report.files[0]?.kind).toBe("goreleaser");
    }
  });
});
