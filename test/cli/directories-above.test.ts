import { lchownSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { tree } from "../config/fixtures.ts";
import { gitDirectory } from "../helpers/git-directory.ts";
import { plimsoll } from "./real.ts";

const isRoot = process.getuid?.() === 0;
const dockerfile = "FROM debian:12\nRUN sudo a\nUSER 65532\n";
const somebody = 12_345;

/** A directory in one that everybody can write to. */
function shared(): { readonly above: string; readonly own: string } {
  const above = tree({ "own/Dockerfile": dockerfile });
  rmSync(join(above, ".git"), { recursive: true });
  return { above, own: join(above, "own") };
}

function give(path: string, owner: number): void {
  lchownSync(path, owner, owner);
}

function put(file: string, text: string, owner: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  give(file, owner);
}

/** A repository above, of an owner, that has a file. */
const repositoryWith = (file: string, text: string) => (above: string, owner: number) => {
  gitDirectory(above);
  give(join(above, ".git"), owner);
  put(join(above, file), text, owner);
};

const config = "rules: {no-sudo: off}\n";

/** What silences the finding where whoever put it there has a say. */
const silencers: Readonly<Record<string, (above: string, owner: number) => void>> = {
  "a configuration": (above, owner) => put(join(above, "plimsoll.config.yaml"), config, owner),
  "a configuration in a repository": repositoryWith("plimsoll.config.yaml", config),
  "a configuration that is a link": (above, owner) => {
    put(join(above, "real.yaml"), config, 0);
    symlinkSync("real.yaml", join(above, "plimsoll.config.yaml"));
    give(join(above, "plimsoll.config.yaml"), owner);
  },
  "an ignore file in a repository": repositoryWith(".gitignore", "Dockerfile\n"),
  "the ignore file of a repository": repositoryWith(".git/info/exclude", "Dockerfile\n"),
  "another linter's configuration in a repository": repositoryWith(".hadolint.yaml", "ignored: [DL3004]\n"),
  "a repository that is a link to one of root's": (above, owner) => {
    gitDirectory(above);
    renameSync(join(above, ".git"), join(above, "real"));
    symlinkSync("real", join(above, ".git"));
    give(join(above, ".git"), owner);
    put(join(above, ".gitignore"), "Dockerfile\n", owner);
  },
};

describe.runIf(isRoot).each(Object.entries(silencers))("%s in a directory above", (_, make) => {
  const findings = async (owner: number) => {
    const { above, own } = shared();
    make(above, owner);
    const { code, out, err } = await plimsoll(own, ["--format", "unix", "."]);
    return { code, out: out.split("\n")[0], err };
  };

  it("counts for nothing when somebody else has put it there", async () => {
    expect(await findings(somebody)).toEqual({
      code: 1,
      out: "Dockerfile:2:5: sudo is redundant: this already runs as root [Warning/no-sudo]",
      err: "",
    });
  });

  it("counts when this user has", async () => {
    expect((await findings(0)).out).not.toContain("no-sudo");
  });
});
