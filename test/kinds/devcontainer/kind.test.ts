import { describe, expect, it } from "vitest";
import { lint } from "../../../src/index.ts";
import { devcontainerKind } from "../../../src/kinds/devcontainer/kind.ts";
import { parseDevcontainer } from "../../../src/kinds/devcontainer/parse.ts";
import { loadYaml } from "../../../src/syntax/yaml/library.ts";

await loadYaml();

const path = ".devcontainer/devcontainer.json";

describe("files of dev containers", () => {
  it.each([
    [".devcontainer.json", true],
    [".devcontainer/devcontainer.json", true],
    ["images/go/.devcontainer/api/devcontainer.json", true],
    ["devcontainer-feature.json", false],
    ["devcontainer.json.bak", false],
  ])("%s", (name, expected) => {
    expect(devcontainerKind.claims(name, () => "{}")).toBe(expected);
  });

  it("have images and variables that are judged as those of any kind, tabs and comments included", async () => {
    const text = `// For the shop.
{
\t"name": "shop", // "image": "busybox"
\t/* "image": "alpine",
\t   commas at the end are fine */
\t"image": "mcr.example.com/base",
\t"containerEnv": { "API_TOKEN": "ghp_0123456789abcdefghijABCDEFGHIJ012345", "HOME_DIR": "\${localEnv:HOME}", },
}
`;
    const rules = { "pin-base-image-tag": "warning", "no-secret-values": "error" } as const;
    const report = await lint({ path, text }, { config: { extends: [], rules } });
    expect(report.failures).toEqual([]);
    const [file] = report.files;
    expect(file?.kind).toBe("devcontainer");
    expect(file?.findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)])).toEqual([
      ["pin-base-image-tag", "mcr.example.com/base"],
      ["no-secret-values", "ghp_0123456789abcdefghijABCDEFGHIJ012345"],
    ]);
  });

  it("are silenced by comments in JavaScript's notation", async () => {
    const text = `{
  // plimsoll ignore=pin-base-image-tag -- the team's own
  "image": "example.com/base"
}
`;
    const report = await lint({ path, text }, { config: { extends: [], rules: { "pin-base-image-tag": "warning" } } });
    expect(report.files[0]?.findings).toEqual([]);
    expect(report.files[0]?.suppressed).toHaveLength(1);
  });

  it("are read whatever they hold", async () => {
    const broken = [
      "",
      "[",
      "{",
      '{ "image": 1, "build": [] }',
      '{ "image": { "a": 1 } }',
      "/*",
      '"',
      "{".repeat(5000),
    ];
    for (const text of broken) {
      const report = await lint({ path, text }, { config: { extends: "all" } });
      expect(report.failures).toEqual([]);
      expect(report.files[0]?.kind).toBe("devcontainer");
    }
  });
});

describe("the build of a dev container", () => {
  const nothing = { exists: () => false, read: () => undefined, look: () => undefined, list: () => undefined };
  const asked = (value: object, at = path) => {
    const document = parseDevcontainer({ path: at, text: JSON.stringify(value) });
    const files = { ...nothing, document: () => undefined };
    return devcontainerKind.builds?.(document, files as never).map(({ root, path: file, invocation, by }) => ({
      root,
      file,
      target: invocation.target,
      args: Object.fromEntries(invocation.args),
      known: invocation.known,
      by: by.label,
    }));
  };

  it("starts where the file lies", () => {
    expect(asked({ build: { dockerfile: "Dockerfile" } })).toEqual([
      {
        root: ".devcontainer",
        file: ".devcontainer/Dockerfile",
        target: undefined,
        args: {},
        known: true,
        by: "the dev container",
      },
    ]);
  });

  it("has a context, a target and arguments", () => {
    expect(
      asked({
        build: {
          dockerfile: "../Dockerfile",
          context: "..",
          target: "Dev",
          args: { VARIANT: "1", HOME: "${localEnv:HOME}" },
        },
      }),
    ).toEqual([
      { root: ".", file: "Dockerfile", target: "dev", args: { VARIANT: "1" }, known: true, by: "the dev container" },
    ]);
  });

  it("stands at the top of older files", () => {
    expect(asked({ dockerFile: "dev.Dockerfile", context: "." }, ".devcontainer.json")).toEqual([
      { root: ".", file: "dev.Dockerfile", target: undefined, args: {}, known: true, by: "the dev container" },
    ]);
  });

  it("may have more arguments where options are given", () => {
    expect(asked({ build: { dockerfile: "Dockerfile", options: ["--build-arg=A=1"] } })?.[0]?.known).toBe(false);
  });

  it("is none where an image is named, or Compose builds", () => {
    expect(asked({ image: "debian:12" })).toEqual([]);
    expect(asked({ dockerComposeFile: "compose.yaml", service: "app" })).toEqual([]);
  });

  it("decides about its Dockerfile", async () => {
    const dockerfile = "ARG VARIANT\nFROM debian:$VARIANT\nUSER 1000\n";
    const text = JSON.stringify({ build: { dockerfile: "Dockerfile", args: { VARIANT: "8" } } });
    const report = await lint(
      [
        { path, text },
        { path: ".devcontainer/Dockerfile", text: dockerfile },
      ],
      { config: { extends: [], rules: { "no-eol-base-image": "warning" } } },
    );
    const findings = report.files.flatMap((file) => file.findings);
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ["no-eol-base-image", "Debian 8 has had no security fixes since 2020-06-30"],
    ]);
  });
});
