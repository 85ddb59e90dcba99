import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { hasPrograms } from "../../helpers/platform.ts";
import { type Repository, repository } from "../repository.ts";
import { actionIn, carelessGit, looseObjects, type SetUp, setUps } from "./hostile-setups.ts";

const only = ["--no-config", "--preset", "all", "--rule", "all:off", "--rule", "no-sudo"];
const before = "FROM debian:12\nRUN sudo a\n";
const after = `${before}RUN sudo b\n`;

const whole = ["Dockerfile:2 no-sudo", "Dockerfile:3 no-sudo"];
const added = ["Dockerfile:3 no-sudo"];

/** Every way to have Plimsoll ask git, with what it then finds. */
const ways: readonly (readonly [readonly string[], readonly string[]])[] = [
  [["--since", "HEAD"], whole],
  [["--since", "HEAD", "--changed-lines"], added],
  [["--staged"], whole],
  [["--staged", "--changed-lines"], added],
];

/** Ways to run Plimsoll that need nothing of git. */
const others = [["."], ["--write-baseline"], ["--diff"], ["--format", "sarif"]];

interface Mark {
  readonly program: string;
  readonly isThere: () => boolean;
  clear(): void;
}

/** A program that leaves a mark whenever it is run. */
function marking(): Mark {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll-mark-")));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true, maxRetries: 10 }));
  const program = join(dir, "program").replaceAll("\\", "/");
  writeFileSync(program, `#!/bin/sh\necho run >> '${program}.mark'\n`);
  chmodSync(program, 0o755);
  const mark = `${program}.mark`;
  return { program, isThere: () => existsSync(mark), clear: () => rmSync(mark, { force: true }) };
}

/** A repository with a staged change, and a file that only looks as if it had changed. */
function changedRepository(): Repository {
  const repo = repository({ Dockerfile: before, "same/Dockerfile": before, "README.md": "x\n" });
  repo.write({ Dockerfile: after });
  repo.git("add", "Dockerfile");
  return repo;
}

function touchAll(repo: Repository): void {
  const soon = new Date(Date.now() + 10_000);
  for (const path of ["Dockerfile", "same/Dockerfile", "README.md"]) utimesSync(join(repo.dir, path), soon, soon);
}

async function expectNothingRuns({ refusal }: Pick<SetUp, "refusal">, repo: Repository, mark: Mark): Promise<void> {
  const objects = looseObjects(repo.dir);
  for (const [flags, found] of ways) {
    const result = await repo.plimsoll(...only, ...flags, "--format", "gnu");
    const paths: readonly string[] = result.code > 1 ? [] : findingsIn(result.out);
    if (refusal && result.code === 2) expect(result.err).toMatch(refusal);
    else expect({ flags, paths, err: result.err }).toEqual({ flags, paths: found, err: "" });
    expect({ flags, ran: mark.isThere() }).toEqual({ flags, ran: false });
  }
  const log = await actionIn(repo.dir, { INPUT_SINCE: "HEAD", "INPUT_CHANGED-LINES": "true", INPUT_RULE: "no-sudo" });
  if (!refusal) expect(log).toContain("title=no-sudo,file=Dockerfile,line=3");
  for (const flags of others) await repo.plimsoll(...only, ...flags);
  expect(mark.isThere()).toBe(false);
  expect(looseObjects(repo.dir)).toEqual(objects);
}

function findingsIn(text: string): readonly string[] {
  return [...text.matchAll(/^(.+?:\d+).* \[(.+)\]$/gm)].map(([, place, rule]) => `${place} ${rule}`);
}

describe.skipIf(!hasPrograms("git"))("git runs no program of a repository that has", () => {
  it.each(setUps)("$name", { timeout: 60_000 }, async (setUp) => {
    const repo = changedRepository();
    const mark = marking();
    await setUp.prepare(repo, mark.program);
    mark.clear();
    touchAll(repo);
    await expectNothingRuns(setUp, repo, mark);
    for (const args of setUp.trigger ?? []) await carelessGit(repo.dir, args, setUp.input, mark.isThere);
    // Otherwise the set-up would be none.
    if (setUp.trigger) expect({ careless: mark.isThere() }).toEqual({ careless: true });
  });
});
