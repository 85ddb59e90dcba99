import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isStoredAs, readBlobs } from "../../../src/cli/git/blobs.ts";
import { ReadFault } from "../../../src/io/fault.ts";
import { largest } from "../../../src/io/read.ts";
import { hasPrograms } from "../../helpers/platform.ts";
import { repository } from "../repository.ts";

const small = "FROM debian:12\nUSER 1\n";
const large = "a".repeat(largest.linted + 1);
const reason = "it is too large (3 MiB, at most 2 MiB are read)";

describe.skipIf(!hasPrograms("git"))("of what git has stored, a text beyond all bounds", () => {
  it("is not asked for", () => {
    const repo = repository({ Dockerfile: small, "large/Dockerfile": large });
    const idOf = (path: string) => repo.git("rev-parse", `HEAD:${path}`).trim();
    const ids = [idOf("large/Dockerfile"), idOf("Dockerfile")];
    const blobs = readBlobs(ids, { root: repo.dir, gitDir: join(repo.dir, ".git") });
    expect([...blobs.keys()]).toEqual(ids);
    expect(blobs.get(ids[0] as string)).toEqual(new ReadFault(reason, undefined));
    expect(`${blobs.get(ids[1] as string)}`).toBe(small);
  });

  it("is told where it is staged, and none before the change that made it smaller", async () => {
    const repo = repository({ Dockerfile: small });
    repo.write({ Dockerfile: large });
    repo.git("add", "Dockerfile");
    repo.write({ Dockerfile: small });
    const { code, out, err } = await repo.plimsoll("--no-config", "--staged", "--format", "gnu");
    expect([code, out + err]).toEqual([2, expect.stringContaining(`error: cannot be read: ${reason}`)]);
    repo.commit();
    repo.write({ Dockerfile: "FROM debian:12\nRUN sudo a\n" });
    const only = ["--no-config", "--preset", "all", "--rule", "all:off", "--rule", "no-sudo"];
    expect(await repo.findings(...only, "--since", "HEAD", "--changed-lines")).toEqual(["Dockerfile:2 no-sudo"]);
  });
});

it.skipIf(!hasPrograms("git"))("knows the id under which git stores a text", () => {
  const text = "FROM debian:12\nRUN echo \u00e9\u{1f433}\n";
  const repo = repository({ Dockerfile: text });
  const id = repo.git("rev-parse", "HEAD:Dockerfile").trim();
  expect(isStoredAs(text, id)).toBe(true);
  expect(isStoredAs(text.replaceAll("\n", "\r\n"), id)).toBe(false);
  const long = "2cf8d83d9ee29543b34a87727421fdecb7e3f3a183d337639025de576db9ebb4";
  expect(isStoredAs("hello\n", long)).toBe(true);
});
