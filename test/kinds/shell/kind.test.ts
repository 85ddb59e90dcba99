import { describe, expect, it } from "vitest";
import { lint } from "../../../src/index.ts";
import { shellKind } from "../../../src/kinds/shell/kind.ts";
import { parseShell } from "../../../src/kinds/shell/parse.ts";

/** What a script builds where these files are. */
function asked(text: string, there: readonly string[] = [], path = "ci/build.sh") {
  const document = parseShell({ path, text });
  const files = {
    read: (name: string) => (there.includes(name) ? "FROM a" : undefined),
    exists: () => false,
    document: () => undefined,
  };
  return shellKind.builds?.(document, files as never).map(({ root, path: file, invocation, by, node }) => ({
    root,
    file,
    target: invocation.target,
    args: Object.fromEntries(invocation.args),
    known: invocation.known,
    by: by.label,
    written: node && text.slice(node.span.start, node.span.end),
  }));
}

const plain = { root: ".", file: "Dockerfile", target: undefined, args: {}, known: true, by: "docker build" };

describe("shell scripts", () => {
  it.each([
    ["build.sh", "docker build .\n", true],
    ["scripts/ci.bash", "podman --log-level debug build .\n", true],
    ["build.sh", "docker buildx build \\\n  .\n", true],
    ["build.sh", '"$DOCKER" build .\n', true],
    ["build.sh", "# docker build .\nmake build\n", false],
    ["build.sh", "docker run x\n", false],
    ["build.sh", "docker run \\\n  gcr.io/kaniko-project/executor:latest -d a\n", true],
    ["build.zsh", "docker build .\n", false],
    ["build.sh", `${"#\n".repeat(2000)}`, true],
  ])("are read where they may call a build: %s %j", (path, text, expected) => {
    expect(shellKind.claims(path, () => text)).toBe(expected);
  });

  it("run in the directory whose Dockerfile is there", () => {
    const text = "docker build .\n";
    const written = "docker build .";
    expect(asked(text, ["Dockerfile"])).toEqual([{ ...plain, written }]);
    expect(asked(text, ["ci/Dockerfile"])).toEqual([{ ...plain, root: "ci", file: "ci/Dockerfile", written }]);
  });

  it("mean the same with CRLF", () => {
    const text = "#!/bin/sh\ncd .\ndocker build \\\n  --build-arg A=1 . --target app\ndocker build .\n";
    const crlf = text.replaceAll("\n", "\r\n");
    const expected = [{ ...plain, target: "app", args: { A: "1" } }, plain];
    for (const script of [text, crlf]) expect(asked(script, ["Dockerfile"])).toMatchObject(expected);
    expect(asked(crlf, ["Dockerfile"])?.map(({ written }) => written)).toEqual([
      "docker build \\\r\n  --build-arg A=1 . --target app",
      "docker build .",
    ]);
  });

  it.each([
    ["none is there", []],
    ["both are", ["Dockerfile", "ci/Dockerfile"]],
  ])("may run anywhere where %s", (_, there) => {
    expect(asked("docker build .\n", there)).toEqual([
      { ...plain, root: undefined, file: undefined, written: "docker build ." },
    ]);
  });

  it.each([
    'cd "$(dirname "$0")/.."\ndocker build .',
    'cd "$(dirname "${BASH_SOURCE[0]}")" && cd .. && docker build .',
    'ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"/..\ndocker build "$ROOT"',
    'cd "$(git rev-parse --show-toplevel)"\ndocker build .',
    'HERE="$(dirname $(realpath $0))"\ndocker build "$HERE/.."',
    'cd "$(dirname "$(readlink -f "$0")")/.." && docker build .',
    'HERE=$(realpath "$(dirname "${BASH_SOURCE[0]}")")\ndocker build "$HERE/.."',
    'here=$(dirname $0)\ndocker build -f "$here/../Dockerfile" "$here/.."',
  ])("may say where they lie: %j", (text) => {
    expect(asked(text, ["Dockerfile", "ci/Dockerfile"])?.map(({ root, file }) => [root, file])).toEqual([
      [".", "Dockerfile"],
    ]);
  });

  it("never lead out of the run", () => {
    expect(asked('cd "$(dirname "$0")/../.."\ndocker build .', ["Dockerfile"])).toEqual([
      { ...plain, root: undefined, file: undefined, written: "docker build ." },
    ]);
  });

  it("have options in variables", () => {
    const [build] = asked('V=9\ndocker build --build-arg V="$V" --target prod "$@" .\n', ["Dockerfile"]) ?? [];
    expect(build).toMatchObject({ root: ".", args: { V: "9" }, target: "prod", known: false });
  });

  it("decide about the Dockerfile, and are silenced by comments", async () => {
    const text = "# plimsoll ignore=no-secret-values -- a test\ndocker build --build-arg API_TOKEN=kx93hfk2nf02 .\n";
    const report = await lint(
      [
        { path: "ci/build.sh", text: `${text}docker build --build-arg API_TOKEN=kx93hfk2nf02 --build-arg V=8 .\n` },
        { path: "Dockerfile", text: "ARG V\nFROM debian:$V\nUSER 1000\n" },
      ],
      { config: { extends: [], rules: { "no-secret-values": "warning", "no-eol-base-image": "warning" } } },
    );
    expect(
      report.files.map(({ path, findings, suppressed }) => [
        path,
        findings.map(({ message }) => message),
        suppressed.length,
      ]),
    ).toEqual([
      ["ci/build.sh", ["The secret value of API_TOKEN is written in plain text"], 1],
      ["Dockerfile", ["Debian 8 has had no security fixes since 2020-06-30 (only in docker build of build.sh)"], 0],
    ]);
  });

  it("are read whatever they hold", async () => {
    for (const text of [
      "docker build",
      "docker build 'x",
      "docker build $(",
      "docker build <<E\n",
      `docker build ${"(".repeat(3000)}`,
    ]) {
      const report = await lint({ path: "a.sh", text: `${text}\n` }, { config: { extends: "all" } });
      expect(report.failures).toEqual([]);
      expect(report.files[0]?.kind).toBe("shell");
    }
  });
});
