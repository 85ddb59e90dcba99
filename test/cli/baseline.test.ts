import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Repository, repository } from "./repository.ts";

const config = "extends: []\nrules: { no-sudo: on, no-root-user: on }\n";
const bad = "FROM debian:12\nRUN sudo a\n";
const worse = `${bad}RUN sudo b\n`;
const usual = "plimsoll-baseline.json";

function project(files: Readonly<Record<string, string>> = {}, below?: string): Repository {
  return repository({ "plimsoll.config.yaml": config, Dockerfile: bad, "web/Dockerfile": bad, ...files }, below);
}

const listed = (repo: Repository, name = usual) =>
  JSON.parse(repo.read(name)).findings.map(({ path, at, count }: { path: string; at: string; count?: number }) =>
    [path, at, ...(count ? [count] : [])].join(" "),
  );

describe("--write-baseline", () => {
  it("lists all findings beside the configuration, and from then on they are not reported", async () => {
    const repo = project({}, "web");
    expect(await repo.findings()).toEqual(["Dockerfile:2 no-sudo"]);
    const { code, out, err } = await repo.plimsoll("--write-baseline", "..");
    expect({ code, out, err }).toEqual({ code: 0, out: "", err: `plimsoll: 2 findings are listed in ../${usual}\n` });
    expect(listed(repo)).toEqual(["Dockerfile RUN sudo a", "web/Dockerfile RUN sudo a"]);
    expect(await repo.plimsoll()).toEqual({ code: 0, out: "1 suppressed (1 baseline)\n", err: "" });
    repo.write({ "web/Dockerfile": worse });
    expect(await repo.findings()).toEqual(["Dockerfile:3 no-sudo"]);
  });

  it("replaces what was listed of the linted files, and keeps the rest", async () => {
    const repo = project();
    await repo.plimsoll("--write-baseline");
    repo.write({ "web/Dockerfile": worse, Dockerfile: "FROM debian:12\n" });
    await repo.plimsoll("--write-baseline", "web");
    expect(listed(repo)).toEqual(["Dockerfile RUN sudo a", "web/Dockerfile RUN sudo a", "web/Dockerfile RUN sudo b"]);
    repo.remove("web/Dockerfile");
    await repo.plimsoll("--write-baseline");
    expect(listed(repo)).toEqual([]);
  });

  it("leaves out what a directive silences, and what fixes mended", async () => {
    const repo = project({ Dockerfile: `${bad}# plimsoll ignore=no-sudo -- x\nRUN sudo b\n` });
    await repo.plimsoll("--write-baseline", "Dockerfile");
    expect(listed(repo)).toEqual(["Dockerfile RUN sudo a"]);
    await repo.plimsoll("--write-baseline", "--fix-unsafe", "Dockerfile");
    expect(listed(repo)).toEqual([]);
  });

  it("writes nothing when an input cannot be linted", async () => {
    const repo = project();
    expect((await repo.plimsoll("--write-baseline", "absent")).code).toBe(2);
    expect(existsSync(join(repo.dir, usual))).toBe(false);
  });

  it("writes the file that is named, by a flag or by the configuration", async () => {
    const repo = project();
    await repo.plimsoll("--write-baseline", "--baseline", "ci.json", "web");
    expect(listed(repo, "ci.json")).toEqual(["web/Dockerfile RUN sudo a"]);
    repo.write({ "plimsoll.config.yaml": `${config}baseline: accepted.json\n` });
    await repo.plimsoll("--write-baseline");
    expect(listed(repo, "accepted.json")).toHaveLength(2);
    expect(await repo.findings()).toEqual([]);
    expect(await repo.findings("--baseline", "ci.json")).toEqual(["Dockerfile:2 no-sudo"]);
  });
});

describe("a baseline", () => {
  it("is written the same by the same run", async () => {
    const repo = project();
    await repo.plimsoll("--write-baseline");
    const first = repo.read(usual);
    await repo.plimsoll("--write-baseline");
    expect(repo.read(usual)).toBe(first);
  });

  it("follows renamed files and stages, and instructions that are laid out anew", async () => {
    const repo = project({ Dockerfile: "FROM debian:12 AS b\nRUN sudo a && true\n" });
    await repo.plimsoll("--write-baseline");
    repo.remove("Dockerfile");
    repo.write({ "new/Dockerfile": "# moved\nfrom debian:12 as b\nrun sudo a \\\n # and\n  && true\n" });
    expect(await repo.findings()).toEqual([]);
    await repo.plimsoll("--prune-baseline");
    expect(listed(repo)).toEqual(["new/Dockerfile RUN sudo a && true", "web/Dockerfile RUN sudo a"]);
    repo.write({ "new/Dockerfile": "FROM debian:12 AS c\nRUN sudo a && true\n" });
    expect(await repo.findings()).toEqual([]);
  });

  it("can be left aside", async () => {
    const repo = project();
    await repo.plimsoll("--write-baseline");
    expect(await repo.findings("--no-baseline", "web")).toEqual(["web/Dockerfile:2 no-sudo"]);
    expect(
      await repo.findings("--no-config", "--preset", "all", "--rule", "all:off", "--rule", "no-sudo", "web"),
    ).toEqual(["web/Dockerfile:2 no-sudo"]);
  });

  it("must be there when it is named, and right whenever it is there", async () => {
    const repo = project();
    const missing = await repo.plimsoll("--baseline", "b.json");
    expect(missing).toMatchObject({ code: 2, err: "b.json: does not exist; create it with --write-baseline\n" });
    repo.write({ [usual]: '{\n  "version": 1,\n  "findings": [\n    {"path": 1}\n  ]\n}\n' });
    const broken = await repo.plimsoll();
    expect(broken.code).toBe(2);
    expect(broken.err).toContain(`${usual}:4:14: findings[0].path: must be a string`);
  });

  it("keeps what it lists from being fixed", async () => {
    const repo = project();
    await repo.plimsoll("--write-baseline");
    repo.write({ Dockerfile: worse });
    await repo.plimsoll("--fix-unsafe");
    expect(repo.read("Dockerfile")).toBe(`${bad}RUN b\n`);
    expect((await repo.plimsoll("--diff")).out).toBe("");
    await repo.plimsoll("--fix-unsafe", "--no-baseline", "Dockerfile");
    expect(repo.read("Dockerfile")).toBe("FROM debian:12\nRUN a\nRUN b\n");
  });
});

describe("what is not found any more", () => {
  const told = (count: string) => expect.stringContaining(`${usual} lists ${count} gone; remove`);

  it("is told, fails a run on request, and is taken out", async () => {
    const repo = project();
    await repo.plimsoll("--write-baseline");
    repo.write({ Dockerfile: "FROM debian:12\n" });
    expect(await repo.plimsoll()).toMatchObject({ code: 0, err: told("1 finding that is") });
    expect(await repo.plimsoll("--quiet")).toMatchObject({ code: 0, err: "" });
    expect(await repo.plimsoll("--fail-on-stale")).toMatchObject({ code: 1, err: told("1 finding that is") });
    expect(await repo.plimsoll("--fail-on-stale", "--exit-zero")).toMatchObject({ code: 0 });
    const pruned = await repo.plimsoll("--prune-baseline");
    expect(pruned).toMatchObject({ code: 0, err: `plimsoll: 1 finding removed from ${usual}\n` });
    expect(listed(repo)).toEqual(["web/Dockerfile RUN sudo a"]);
    expect(await repo.plimsoll("--fail-on-stale")).toMatchObject({ code: 0, err: "" });
  });

  it("is one of several alike", async () => {
    const repo = project({ Dockerfile: `${bad}RUN sudo a\nRUN sudo a\n` });
    await repo.plimsoll("--write-baseline");
    expect(listed(repo)).toContain("Dockerfile RUN sudo a 3");
    repo.write({ Dockerfile: bad });
    expect((await repo.plimsoll()).err).toEqual(told("2 findings that are"));
    await repo.plimsoll("--prune-baseline");
    expect(listed(repo)).toContain("Dockerfile RUN sudo a");
  });

  it("is looked for only where the run looked", async () => {
    const repo = project();
    await repo.plimsoll("--write-baseline");
    repo.write({ Dockerfile: "FROM debian:12\n" });
    repo.remove("web/Dockerfile");
    expect((await repo.plimsoll("--rule", "no-sudo:off")).err).toBe("");
    repo.write({ "api/Dockerfile": "FROM debian:12\n" });
    expect((await repo.plimsoll("api")).err).toBe("");
    expect((await repo.plimsoll("Dockerfile")).err).toEqual(told("1 finding that is"));
    await repo.plimsoll("--prune-baseline", "Dockerfile");
    expect(listed(repo)).toEqual(["web/Dockerfile RUN sudo a"]);
    await repo.plimsoll("--prune-baseline");
    expect(listed(repo)).toEqual([]);
  });
});

it.each([
  [["--no-baseline", "--baseline", "x"], "--no-baseline and --baseline cannot be used together"],
  [["--no-baseline", "--prune-baseline"], "--no-baseline and --prune-baseline cannot be used together"],
  [["--write-baseline", "--prune-baseline"], "--write-baseline and --prune-baseline cannot be used together"],
  [["--write-baseline", "--diff"], "--write-baseline and --diff cannot be used together"],
])("%s is refused", async (argv, message) => {
  expect(await project().plimsoll(...argv)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
});
