import { describe, expect, it } from "vitest";
import { readCargoLock, readCargoManifest } from "../../../src/syntax/rust/cargo.ts";

describe("readCargoManifest", () => {
  it("reads a package, its programs and what they are made of", () => {
    const text = `
[package]
name = "shop"
autobins = false

[[bin]]
name = "a"
[[bin]]
path = "src/b.rs"

[dependencies]
serde = "1"
kit = { path = "../kit" }
tls = { package = "openssl", version = "0.10", features = ["vendored"] }

[target.'cfg(unix)'.dependencies]
libc = { version = "0.2" }

[dev-dependencies]
proptest = "1"
`;
    expect(readCargoManifest(text)).toEqual({
      name: "shop",
      programs: ["a"],
      findsPrograms: false,
      hasWorkspace: false,
      dependencies: [
        { name: "serde", path: undefined, features: [] },
        { name: "kit", path: "../kit", features: [] },
        { name: "openssl", path: undefined, features: ["vendored"] },
        { name: "libc", path: undefined, features: [] },
      ],
    });
  });

  it.each(["[workspace]\nmembers = []", '[package]\nname = "a"\nworkspace = ".."'])("knows a workspace: %s", (text) => {
    expect(readCargoManifest(text)?.hasWorkspace).toBe(true);
  });

  it.each(["[package", `${"[".repeat(100_000)}`, `a = ${"[".repeat(5_000)}`, `# ${"a".repeat(3_000_000)}`])(
    "reads nothing that is broken or too long",
    (text) => {
      expect(readCargoManifest(text)).toBeUndefined();
    },
  );

  it.each(["package = 1\nbin = 2\ndependencies = 3\ntarget = 4", "bin = [1]\n[package]\nname = 1"])(
    "takes nothing for what it is not: %s",
    (text) => {
      expect(readCargoManifest(text)).toMatchObject({ name: undefined, programs: [], dependencies: [] });
    },
  );
});

describe("readCargoLock", () => {
  it("names every crate", () => {
    expect(readCargoLock('version = 4\n[[package]]\nname = "a"\n[[package]]\nname = "b"\n')).toEqual(["a", "b"]);
    expect(readCargoLock("")).toEqual([]);
    expect(readCargoLock("[[")).toBeUndefined();
  });
});
