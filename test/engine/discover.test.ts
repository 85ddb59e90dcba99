import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type DiscoverOptions, discover } from "../../src/engine/discover.ts";
import { kinds, tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";

async function found(cwd: string, targets: readonly string[], more: Partial<DiscoverOptions> = {}) {
  const { files, errors } = await discover(targets, { cwd, kinds, ignores: () => false, ...more });
  return {
    files: files.map(({ path, kind }) => `${path} ${kind}`),
    errors: errors.map(({ path, message }) => `${path} ${message}`),
  };
}

test("a directory gives what kinds claim, in order, without git's and npm's own", async () => {
  const root = tree({
    "web/Dockerfile": "FROM a",
    "api/Dockerfile.dev": "FROM a",
    Dockerfile: "FROM a",
    "compose.yaml": "services: {}",
    "other.yaml": "kind: Pod",
    "README.md": "",
    "node_modules/x/Dockerfile": "FROM a",
    ".git/Dockerfile": "FROM a",
  });
  expect(await found(root, ["."])).toEqual({
    files: [
      "Dockerfile dockerfile",
      "compose.yaml compose",
      "api/Dockerfile.dev dockerfile",
      "web/Dockerfile dockerfile",
    ],
    errors: [],
  });
  expect((await found(join(root, "web"), ["../api", "."])).files).toEqual([
    "../api/Dockerfile.dev dockerfile",
    "Dockerfile dockerfile",
  ]);
});

test("what git ignores stays out unless named", async () => {
  const root = tree({
    ".gitignore": "dist/\n*.Dockerfile\n!keep.Dockerfile\n/only-here/\n",
    ".git/info/exclude": "local\n",
    "dist/Dockerfile": "",
    "local/Dockerfile": "",
    "a.Dockerfile": "",
    "A.DOCKERFILE": "",
    "keep.Dockerfile": "",
    "only-here/Dockerfile": "",
    "sub/only-here/Dockerfile": "",
    "sub/.gitignore": "!b.Dockerfile\n",
    "sub/b.Dockerfile": "",
  });
  expect((await found(root, ["."])).files).toEqual([
    "keep.Dockerfile dockerfile",
    "sub/b.Dockerfile dockerfile",
    "sub/only-here/Dockerfile dockerfile",
  ]);
  expect((await found(root, ["a.Dockerfile", "dist"])).files).toEqual([
    "a.Dockerfile dockerfile",
    "dist/Dockerfile dockerfile",
  ]);
  expect((await found(join(root, "sub"), ["."])).files).toEqual([
    "b.Dockerfile dockerfile",
    "only-here/Dockerfile dockerfile",
  ]);
});

test("config ignores hold for named files too, without an error", async () => {
  const root = tree({ Dockerfile: "", "a.Dockerfile": "", "old/Dockerfile": "", "old/x": "" });
  const ignores = (path: string) => path === "a.Dockerfile" || path.startsWith("old");
  expect(await found(root, [".", "old/Dockerfile"], { ignores })).toEqual({
    files: ["Dockerfile dockerfile"],
    errors: [],
  });
  expect((await found(root, ["."], { ignores: (path) => path === "old" })).files).toEqual([
    "Dockerfile dockerfile",
    "a.Dockerfile dockerfile",
  ]);
});

test("globs are ours to expand", async () => {
  const root = tree({
    "a/Dockerfile": "",
    "b/c/Dockerfile": "",
    "b/run.sh": "",
    "b/Dockerfile": "",
    "[x]/Dockerfile": "",
  });
  expect(await found(root, ["**/Dockerfile"])).toEqual({
    files: [
      "[x]/Dockerfile dockerfile",
      "a/Dockerfile dockerfile",
      "b/Dockerfile dockerfile",
      "b/c/Dockerfile dockerfile",
    ],
    errors: [],
  });
  expect((await found(root, ["b/*"])).files).toEqual(["b/Dockerfile dockerfile"]);
  expect((await found(root, ["b\\*"])).files).toEqual(["b/Dockerfile dockerfile"]);
  expect((await found(root, ["[x]/Dockerfile"])).files).toEqual(["[x]/Dockerfile dockerfile"]);
});

test("an exclamation mark is a part of names, and excludes only before parentheses", async () => {
  const root = tree({ "!a.Dockerfile": "", "b.Dockerfile": "", "!a/Dockerfile": "", "b/Dockerfile": "" });
  expect((await found(root, ["!*.Dockerfile"])).files).toEqual(["!a.Dockerfile dockerfile"]);
  expect((await found(root, ["!*/Dockerfile"])).files).toEqual(["!a/Dockerfile dockerfile"]);
  expect((await found(root, ["!(b)/Dockerfile"])).files).toEqual(["!a/Dockerfile dockerfile"]);
});

test("files come in the order of their names, character by character", async () => {
  const root = tree({ "\u{1f600}.Dockerfile": "", "\ufb00.Dockerfile": "", "B.Dockerfile": "", "a.Dockerfile": "" });
  const names = ["B", "a", "\u{1f600}", "\ufb00"];
  expect((await found(root, ["."])).files).toEqual(names.map((name) => `${name}.Dockerfile dockerfile`));
});

test("a pattern for directories ignores no file, and what is half written is none", async () => {
  const root = tree({
    ".gitignore": "Dockerfile.dev/\n",
    "Dockerfile.dev": "",
    "a/Dockerfile.dev/Dockerfile": "",
    "Dockerfile.plimsoll-old": "",
  });
  expect((await found(root, ["."])).files).toEqual(["Dockerfile.dev dockerfile"]);
});

test.skipIf(windows)("what a link leads out to is not read, and told once", async () => {
  const outside = tree({ a: "FROM a" });
  const root = tree({ "b/Dockerfile": "", "c/x": "" });
  for (const link of ["Dockerfile", "b/.gitignore", "c/.gitignore"]) symlinkSync(join(outside, "a"), join(root, link));
  const remedy = "it can be read by a run from a directory above both, or by one that is given the name of the file";
  const reason = `cannot be read: it is a link that leads out of the linted directory; ${remedy}`;
  expect(await found(root, [".", "b"])).toEqual({
    files: ["b/Dockerfile dockerfile"],
    errors: ["Dockerfile", "b/.gitignore", "c/.gitignore"].map((path) => `${path} ${reason}`),
  });
  expect((await found(root, ["c"])).errors).toEqual([`c/.gitignore ${reason}`]);
});

test.skipIf(windows)("an absolute path below the working directory stays as it is, links and all", async () => {
  const root = tree({ "a/Dockerfile": "", "v1../x": "" });
  symlinkSync("..", join(root, "a/up"));
  symlinkSync("..", join(root, "v1../up"));
  expect((await found(root, [join(root, "a/up/a/Dockerfile")])).files).toEqual(["a/up/a/Dockerfile dockerfile"]);
  expect((await found(root, [join(root, "v1../up/a/Dockerfile")])).files).toEqual(["v1../up/a/Dockerfile dockerfile"]);
});

test("named files are taken whatever their name, YAML only by its kind", async () => {
  const root = tree({ "image.txt": "FROM a", "compose.yaml": "services: {}", "pod.yaml": "kind: Pod" });
  expect(await found(root, ["image.txt", "compose.yaml", "pod.yaml", "./image.txt"])).toEqual({
    files: ["image.txt dockerfile", "compose.yaml compose"],
    errors: ["pod.yaml is not a kind of file that can be linted"],
  });
});

test("what matches nothing or is no text is an error, and the rest is linted", async () => {
  const utf16 = Buffer.from("\ufeffFROM a", "utf16le");
  const root = tree({
    Dockerfile: "FROM a",
    "Dockerfile.bin": Buffer.from([70, 0, 1, 2]),
    "Dockerfile.utf16": utf16,
    "empty/x": "",
  });
  expect(await found(root, [".", "absent", "empty", "*.absent", "absent/*", "Dockerfile/x"])).toEqual({
    files: ["Dockerfile dockerfile"],
    errors: [
      "Dockerfile.bin is not text",
      "Dockerfile.utf16 is UTF-16; save it as UTF-8",
      "absent does not exist",
      "empty contains no file that can be linted",
      "*.absent matches no file that can be linted",
      "absent/* matches no file",
      "Dockerfile/x does not exist",
    ],
  });
  expect((await found(root, ["Dockerfle", "a[b", "x/{a"])).errors).toEqual([
    "Dockerfle does not exist; did you mean Dockerfile?",
    "a[b matches no file that can be linted: it has an unclosed `[`; write `\\[` for the character",
    "x/{a matches no file: it has an unclosed `{`; write `\\{` for the character",
  ]);
  expect((await found(join(root, "empty"), ["."])).errors).toEqual([". contains no file that can be linted"]);
});

test("files beyond 2 MiB are refused with their size", async () => {
  const root = tree({ Dockerfile: Buffer.alloc(3 * 1024 * 1024, "#") });
  expect((await found(root, ["."])).errors).toEqual([
    "Dockerfile cannot be read: it is too large (3 MiB, at most 2 MiB are read)",
  ]);
});

test("bytes that are not UTF-8 are read as Latin-1; a byte order mark stays", async () => {
  const root = tree({ "a.Dockerfile": Buffer.from("# caf\xe9", "latin1"), "b.Dockerfile": "\ufeffFROM é" });
  const { files } = await discover(["."], { cwd: root, kinds, ignores: () => false });
  expect(files.map(({ text, encoding }) => [text, encoding])).toEqual([
    ["# café", "latin1"],
    ["\ufeffFROM é", "utf8"],
  ]);
});

test.skipIf(windows)("links to files are followed once, links to directories never", async () => {
  const root = tree({ "a/Dockerfile": "" });
  symlinkSync("a/Dockerfile", join(root, "Dockerfile"));
  symlinkSync("..", join(root, "a/loop"));
  symlinkSync("absent", join(root, "Dockerfile.broken"));
  symlinkSync("self", join(root, "self"));
  expect(await found(root, ["."])).toEqual({
    files: ["Dockerfile dockerfile"],
    errors: ["Dockerfile.broken cannot be read: it does not exist (a broken link?)"],
  });
  expect((await found(root, ["self"])).errors).toEqual(["self cannot be read: its links form a loop"]);
});

test.skipIf(windows || process.getuid?.() === 0)("what may not be read is an error", async () => {
  const root = tree({ "closed/Dockerfile": "", "open/Dockerfile": "", "open/Dockerfile.secret": "" });
  chmodSync(join(root, "closed"), 0);
  chmodSync(join(root, "open/Dockerfile.secret"), 0);
  const result = await found(root, ["."]);
  chmodSync(join(root, "closed"), 0o755);
  expect(result).toEqual({
    files: ["open/Dockerfile dockerfile"],
    errors: ["closed cannot be read: permission denied", "open/Dockerfile.secret cannot be read: permission denied"],
  });
});

test.skipIf(windows)("pipes in a directory are not opened, devices are refused", async () => {
  const root = tree({ "a/Dockerfile": "" });
  mkdirSync(join(root, "b"));
  execFileSync("mkfifo", [join(root, "b/Dockerfile.pipe")]);
  symlinkSync("Dockerfile.pipe", join(root, "b/Dockerfile.link"));
  expect(await found(root, ["."])).toEqual({ files: ["a/Dockerfile dockerfile"], errors: [] });
  expect((await found(root, ["b"])).errors).toEqual(["b contains no file that can be linted"]);
  expect((await found(root, ["/dev/zero"])).errors[0]).toMatch(/cannot be read: it is not a file$/);
});

test("standard input has a name, and by it a kind", async () => {
  const bytes = Buffer.from("services: {}");
  expect((await found(tree({}), ["-"], { stdin: { bytes, path: "x/compose.yaml" } })).files).toEqual([
    "x/compose.yaml compose",
  ]);
  expect((await found(tree({}), ["-"], { stdin: { bytes, path: "anything" } })).files).toEqual(["anything dockerfile"]);
  const named = async (target: string) => {
    const root = tree({ Dockerfile: "" });
    const stdin = { bytes, path: "x/../compose.yaml" };
    return (await discover([target], { cwd: root, kinds, ignores: () => false, stdin })).stdin;
  };
  expect([await named("-"), await named(".")]).toEqual(["compose.yaml", undefined]);
});
