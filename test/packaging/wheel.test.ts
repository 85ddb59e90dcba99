import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { manifest } from "../../scripts/project.ts";
import { filled } from "../../scripts/release/fill.ts";
import { wheel } from "../../scripts/release/wheel.ts";

const { version } = manifest;

/** What the directory at an archive's end lists, with the modes and the contents. */
function entriesOf(archive: Buffer) {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [packed, length, nameLength] = [20, 24, 28].map((field) => archive.readUInt32LE(at + field)) as [
      number,
      number,
      number,
    ];
    const name = archive.toString("ascii", at + 46, at + 46 + (nameLength & 0xffff));
    const start = archive.readUInt32LE(at + 42) + 30 + name.length;
    const data = inflateRawSync(archive.subarray(start, start + packed));
    expect(data.length).toBe(length);
    const mode = (archive.readUInt32LE(at + 38) >>> 16).toString(8);
    at += 46 + name.length;
    return { name, mode, data };
  });
}

describe("a Python package of an executable", () => {
  const program = Buffer.from("#!/bin/sh\necho it\n".repeat(100));
  const { name, data } = wheel("linux-x64", program);
  const entries = entriesOf(data);

  it("is named for its system, and made of the same bytes each time", () => {
    expect(name).toBe(`plimsoll-${version}-py3-none-manylinux_2_28_x86_64.whl`);
    expect(wheel("linux-x64", program).data.equals(data)).toBe(true);
    expect(() => wheel("plan9-x64", program)).toThrow("there are no wheels for plan9-x64");
  });

  it("holds the program as one, and what pip asks for", () => {
    const info = `plimsoll-${version}.dist-info`;
    expect(entries.map((entry) => [entry.name, entry.mode])).toEqual([
      [`plimsoll-${version}.data/scripts/plimsoll`, "100755"],
      [`${info}/METADATA`, "100644"],
      [`${info}/WHEEL`, "100644"],
      [`${info}/RECORD`, "100644"],
    ]);
    expect(entries[0]?.data.equals(program)).toBe(true);
    expect(entries[1]?.data.toString()).toContain(`\nVersion: ${version}\n`);
    expect(entries[2]?.data.toString()).toContain("\nTag: py3-none-manylinux_2_28_x86_64\n");
    expect(wheel("windows-x64", program).data.includes("/scripts/plimsoll.exe")).toBe(true);
  });

  it("records what each file is", () => {
    const lines = entries.slice(0, 3).map((entry) => {
      const sum = createHash("sha256").update(entry.data).digest("base64url");
      return `${entry.name},sha256=${sum},${entry.data.length}`;
    });
    expect(entries[3]?.data.toString()).toBe(`${lines.join("\n")}\nplimsoll-${version}.dist-info/RECORD,,\n`);
  });
});

describe("the Homebrew formula", () => {
  const sums = Object.fromEntries(
    ["plimsoll-macos-arm64", "plimsoll-linux-x64", "plimsoll-linux-arm64"].map((file, i) => [file, `${i}`.repeat(64)]),
  );
  const values = { ...sums, version, homepage: "https://example.com", repository: "https://example.com/o/plimsoll" };

  it("names the files of the release with their sums", () => {
    const formula = filled("homebrew/plimsoll.rb", values);
    expect(formula).toContain(`url "https://example.com/o/plimsoll/releases/download/v${version}/plimsoll-linux-x64"`);
    expect(formula).toContain(`sha256 "${"1".repeat(64)}"`);
    expect(formula).not.toContain("{{");
  });

  it("is not written without one of them", () => {
    expect(() => filled("homebrew/plimsoll.rb", { ...values, "plimsoll-linux-arm64": undefined })).toThrow(
      "templates/homebrew/plimsoll.rb needs a value for plimsoll-linux-arm64",
    );
  });
});
