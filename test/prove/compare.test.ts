import { describe, expect, it } from "vitest";
import { describeDifference, differences } from "../../src/prove/compare.ts";
import type { Observation } from "../../src/prove/observe.ts";
import type { Behaviour } from "../../src/prove/start.ts";
import type { Entry } from "../../src/prove/tar.ts";

interface Image {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly files?: readonly Partial<Entry>[];
  readonly size?: number;
  readonly runs?: readonly Behaviour[];
}

function image({ config = {}, files = [], size = 1000, runs = [] }: Image = {}): Observation {
  const usual = {
    path: "a",
    type: "file",
    mode: 0o644,
    uid: 0,
    gid: 0,
    size: 1,
    target: "",
    digest: "12345678",
  } as const;
  const entries = files.map((entry): Entry => ({ ...usual, ...entry }));
  return {
    built: true,
    runs,
    image: {
      config: new Map(Object.entries(config)),
      size,
      files: new Map(entries.map((entry) => [entry.path, entry])),
    },
  };
}

const failed: Observation = { built: false, reason: "no such file", log: "...\nno such file" };

const lines = (before: Observation, after: Observation) => differences(before, after).map(describeDifference);

describe("two builds", () => {
  it.each<[string, Observation, Observation, readonly string[]]>([
    ["do the same", image({ files: [{}], config: { User: "a" } }), image({ files: [{}], config: { User: "a" } }), []],
    ["fail both", failed, failed, []],
    ["pass and fail", image(), failed, ["build: passes -> fails (no such file)"]],
    ["fail and pass", failed, image(), ["build: fails (no such file) -> passes"]],
    [
      "differ in a setting",
      image({ config: { User: "" } }),
      image({ config: { User: "1" } }),
      ['config.User: none -> "1"'],
    ],
    [
      "differ in the order of a list",
      image({ config: { Env: ["A=1", "B=2"] } }),
      image({ config: { Env: ["B=2", "A=1"] } }),
      ['config.Env: ["A=1","B=2"] -> ["B=2","A=1"]'],
    ],
    [
      "differ in the order of keys, and in what is empty or not set",
      image({ config: { Labels: { a: "1", b: "2" }, Volumes: null, WorkingDir: "" } }),
      image({ config: { Labels: { b: "2", a: "1" }, Volumes: {} } }),
      [],
    ],
    [
      "differ in what says nothing of containers",
      image({ config: { Image: "a" } }),
      image({ config: { Image: "b" } }),
      [],
    ],
    [
      "differ in files",
      image({ files: [{}] }),
      image({ files: [{ path: "b" }] }),
      ["/a: file -> none", "/b: none -> file"],
    ],
    [
      "differ in a file's mode, owner and content",
      image({ files: [{}] }),
      image({ files: [{ mode: 0o4755, uid: 7, digest: "87654321" }] }),
      ["/a mode: 644 -> 4755", "/a owner: 0:0 -> 7:0", "/a content: 1 bytes, 12345678 -> 1 bytes, 87654321"],
    ],
    [
      "differ in a link's target",
      image({ files: [{ type: "link", target: "a" }] }),
      image({ files: [{ type: "link", target: "b" }] }),
      ["/a target: a -> b"],
    ],
    [
      "differ in a log",
      image({ files: [{ path: "var/log/dpkg.log" }] }),
      image({ files: [{ path: "var/log/dpkg.log", digest: "x" }] }),
      [],
    ],
    ["grow", image(), image({ size: 100_000 }), ["size: 1000 -> 100000"]],
    ["grow by a label, or shrink", image({ size: 9000 }), image({ size: 9100 }), []],
    [
      "answer otherwise",
      image({ runs: [{ exit: 0, stdout: "a", stderr: "" }] }),
      image({ runs: [{ exit: 1, stdout: "a", stderr: "" }] }),
      ["run: ends with 0 -> ends with 1"],
    ],
    [
      "say something else",
      image({ runs: [{ exit: 0, stdout: "a", stderr: "b" }] }),
      image({ runs: [{ exit: 0, stdout: "a", stderr: "" }] }),
      ['run output: "ab" -> "a"'],
    ],
    [
      "end and go on",
      image({ runs: [{ exit: undefined, stdout: "", stderr: "" }, { runs: true }] }),
      image({ runs: [{ runs: true }, { status: 200, body: "hello" }] }),
      [
        "run: does not end -> keeps running",
        'run output: "" -> none',
        "run: keeps running -> answers with 200",
        'run output: none -> "hello"',
      ],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(lines(before, after)).toEqual(expected);
  });
});

describe("a container that could not be started before", () => {
  const failed = (exit: number): Observation => image({ runs: [{ exit, stdout: "", stderr: "" }] });
  const works = image({ runs: [{ exit: 0, stdout: "a", stderr: "" }] });
  const mends = (before: Observation, after: Observation) =>
    differences(before, after).map((one) => one.mends === true);

  it.each([125, 126, 127])("and can be now was mended: %i", (exit) => {
    expect(mends(failed(exit), works)).toEqual([true, true]);
  });

  it("is no other one that failed", () => {
    expect(mends(failed(1), works)).toEqual([false, false]);
    expect(mends(failed(127), failed(126))).toEqual([false]);
    expect(mends(works, failed(127))).toEqual([false, false]);
  });
});

it.each([
  [0o755, 0o755, true],
  [0o644, 0o755, undefined],
  [0o644, 0o644, undefined],
])("a file of the modes %i and %i that has other content is a program: %s", (before, after, program) => {
  const found = differences(image({ files: [{ mode: before }] }), image({ files: [{ mode: after, digest: "x" }] }));
  expect(found.find(({ sort }) => sort === "content")?.program).toBe(program);
});
