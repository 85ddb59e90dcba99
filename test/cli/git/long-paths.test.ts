import { describe, expect, it } from "vitest";
import { changesSince, stagedChanges } from "../../../src/cli/git/changes.ts";
import { leadsToIndexed } from "../../../src/cli/git/index-directories.ts";
import { openRepository } from "../../../src/cli/git/open.ts";
import { trackedDirectories } from "../../../src/cli/git/trees.ts";
import { hasPrograms } from "../../helpers/platform.ts";
import { repository } from "../repository.ts";

const of = (length: number) => `${"d".repeat(99)}/`.repeat(length / 100 - 1).padEnd(length, "f");

describe.skipIf(!hasPrograms("git"))("a path that git lists", () => {
  const listing = (...paths: readonly string[]) => {
    const repo = repository({ Dockerfile: "FROM debian:12\n" });
    const id = repo.git("rev-parse", "HEAD:Dockerfile").trim();
    for (const path of paths) repo.git("update-index", "--add", "--cacheinfo", `100644,${id},${path}`);
    return { repo, opened: openRepository(repo.dir, "--staged") };
  };

  it("is left out where it is longer than that of any file", () => {
    const [longest, longer] = [of(8192), of(8200)];
    const { repo, opened } = listing(longest, longer);
    expect(stagedChanges(opened, repo.dir).list.map(({ path }) => path)).toEqual([longest]);
    const asked: string[] = [];
    leadsToIndexed(
      opened,
      repo.dir,
      (paths) => paths.split("\0").slice(0, -1),
      (path) => asked.push(path) < 0,
    );
    expect(asked).toEqual(["Dockerfile", longest]);
    expect(trackedDirectories(opened).size).toBe(80);
    repo.git("commit", "--quiet", "--message=a");
    repo.git("rm", "--cached", "-r", "--quiet", ".");
    expect(
      changesSince("HEAD", [], opened, repo.dir)
        .gone()
        .map(({ path }) => path),
    ).toEqual(["Dockerfile", longest]);
  });
});
