import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Entry, TarReader } from "../../src/prove/tar.ts";
import { tar } from "../builds/context.ts";

function read(archive: Buffer, chunk = archive.length): readonly Entry[] {
  const reader = new TarReader();
  for (let at = 0; at < archive.length; at += chunk) reader.write(archive.subarray(at, at + chunk));
  return reader.entries;
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

describe("an archive", () => {
  it.each([1, 7, 511, 512, 513, 10_000])("is read in chunks of %i bytes", (chunk) => {
    const long = "x".repeat(600);
    expect(read(tar({ "a.txt": "a\n", "b/long.txt": long, empty: "" }), chunk)).toEqual([
      { path: "a.txt", type: "file", mode: 0o644, uid: 0, gid: 0, size: 2, target: "", digest: digest("a\n") },
      { path: "b/long.txt", type: "file", mode: 0o644, uid: 0, gid: 0, size: 600, target: "", digest: digest(long) },
      { path: "empty", type: "file", mode: 0o644, uid: 0, gid: 0, size: 0, target: "", digest: digest("") },
    ]);
  });

  it.skipIf(process.platform !== "linux").each(["gnu", "pax"])("is read as tar writes it, in the form %s", (form) => {
    const long = `${"d".repeat(90)}/${"ü".repeat(80)}`;
    const directory = mkdtempSync(join(tmpdir(), "plimsoll-tar-"));
    mkdirSync(join(directory, "in", long.split("/")[0] as string), { recursive: true });
    writeFileSync(join(directory, "in", long), "a");
    symlinkSync(long, join(directory, "in", "link"));
    const args = [`--format=${form}`, "--owner=7", "--group=3000000", "--mode=6750", "--sort=name", "-cf", "-"];
    const archive = execFileSync("tar", [...args, "-C", join(directory, "in"), "."]);
    rmSync(directory, { recursive: true });
    const found = read(archive, 100).map(({ path, type, mode, gid, target }) => [path, type, mode, gid, target]);
    expect(found).toEqual([
      [long.split("/")[0], "directory", 0o6750, 3_000_000, ""],
      [long, "file", 0o6750, 3_000_000, ""],
      ["link", "link", 0o6750, 3_000_000, long],
    ]);
  });
});
