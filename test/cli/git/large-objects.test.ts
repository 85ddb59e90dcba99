import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { hasPrograms } from "../../helpers/platform.ts";
import { type Repository, repository } from "../repository.ts";

const mebibyte = 1024 * 1024;

/** Puts an object into the database as it is, and gives its id. */
function store({ dir }: Repository, type: string, content: Buffer): string {
  const object = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  const id = createHash("sha1").update(object).digest("hex");
  const directory = join(dir, ".git/objects", id.slice(0, 2));
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, id.slice(2)), deflateSync(object));
  return id;
}

function storeCommit(repo: Repository, tree: string, message: Buffer): string {
  const parent = repo.git("rev-parse", "HEAD").trim();
  const head = `tree ${tree}\nparent ${parent}\nauthor a <a@b> 1 +0000\ncommitter a <a@b> 1 +0000\n\n`;
  return store(repo, "commit", Buffer.concat([Buffer.from(head), message]));
}

/** A directory in which one file has so many names. */
function storeTree(repo: Repository, names: number): string {
  const blob = Buffer.from(repo.git("rev-parse", "HEAD:Dockerfile").trim(), "hex");
  const entries = Array.from({ length: names }, (_, i) => {
    return Buffer.concat([Buffer.from(`100644 n${i.toString().padStart(8, "0")}\0`), blob]);
  });
  return store(repo, "tree", Buffer.concat(entries));
}

const reason = (mebibytes: number) =>
  `git is stopped: the repository has an object (a commit, a directory) for which it would need ${mebibytes} MiB of memory at once`;

describe.skipIf(!hasPrograms("git"))("an object of git that unpacks to much", () => {
  const changed = () => {
    const repo = repository({ Dockerfile: "FROM debian:12\n" });
    repo.write({ Dockerfile: "FROM debian:12\nRUN sudo a\n" });
    return repo;
  };
  const told = async (repo: Repository, ...argv: readonly string[]) => {
    const { code, out, err } = await repo.plimsoll("--no-config", ...argv);
    return [code, out, err];
  };

  it("is told where it is the commit that is compared with", async () => {
    const repo = changed();
    const tree = repo.git("rev-parse", "HEAD^{tree}").trim();
    repo.git("update-ref", "refs/heads/large", storeCommit(repo, tree, Buffer.alloc(64 * mebibyte, "a")));
    expect(await told(repo, "--since", "large")).toEqual([2, "", expect.stringContaining(reason(65))]);
    repo.git("update-ref", "refs/heads/usual", storeCommit(repo, tree, Buffer.alloc(mebibyte, "a")));
    expect(await told(repo, "--since", "usual", "--format", "statistics")).toEqual([1, expect.any(String), ""]);
  });

  it("is told where it is a directory", async () => {
    const repo = changed();
    const commit = storeCommit(repo, storeTree(repo, 1_000_000), Buffer.from("x\n"));
    repo.git("update-ref", "refs/heads/main", commit);
    const large = expect.stringContaining(reason(36));
    expect(await told(repo, "--since", "main")).toEqual([2, "", large]);
    expect(await told(repo, "--staged")).toEqual([2, "", large]);
  });
});
