import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openCache } from "../../src/cli/cache.ts";
import { cacheFile as cacheFileFor } from "../../src/cli/cache-location.ts";
import { engine } from "../../src/cli/engine.ts";
import { fingerprintOf } from "../../src/config/fingerprint.ts";
import { loadProjectConfig } from "../../src/config/project.ts";
import { discover } from "../../src/engine/discover.ts";
import { diskReader } from "../../src/engine/disk-reader.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";
import { plimsoll } from "./real.ts";

/** A directory that belongs to no project. */
function elsewhere(): string {
  const directory = tree({});
  rmSync(join(directory, ".git"), { recursive: true });
  return directory;
}

const cached = ["--cache", "--cache-location", ".cache/"];
const cacheFile = ".cache/plimsoll-cache";

describe("a run with a cache says what one without says", () => {
  const dockerfiles = [
    "FROM debian\nRUN sudo ls\n",
    "ARG BASE\nFROM $BASE AS app\nCOPY src /src\nFROM $OTHER\nCOPY --from=app /src /\n",
    "FROM golang:1.24\nCOPY . .\nRUN go mod download && go build -o /app\nFROM scratch\nCOPY --from=0 /app /app\n",
    "FROM node:18\nUSER node\nCOPY package.json .\n# plimsoll ignore=all until=2026-01-15 -- soon\nRUN sudo npm i\n",
    "FROM debian:11\n# plimsoll ignore=no-sudo until=2026-02-01 -- later\nRUN sudo ls\n",
  ];
  const composes = [
    "services: { web: { build: . }, api: { build: { context: api, args: { BASE: debian } } } }\n",
    "services: { web: { build: { context: ., dockerfile: api/Dockerfile, target: app } } }\n",
    'services: { web: { build: { context: api, target: "${TARGET}", args: { BASE: "${BASE:-debian}" } } } }\n',
    "services: { web: { extends: { file: ../compose.yaml, service: web }, build: { target: app } } }\n",
    "services: { api: { extends: { file: api/compose.yaml, service: web } } }\n",
    "services: { web: { build: { context: api, target: nowhere } }, b: { build: https://example.com/x.git } }\n",
    "services:\n  web:\n    build:\n      context: api\n      dockerfile_inline: |\n        FROM a\n        COPY src /s\n",
  ];
  const ignores = ["src\n", "*\n!src\n", ".git\n", "package.json\ngo.*\n"];
  const write = (paths: readonly string[], texts: readonly string[]) =>
    fc.record({ path: fc.constantFrom(...paths), text: fc.constantFrom(...texts) });
  const rename = fc.constantFrom(
    ["Dockerfile", "api/Dockerfile"],
    ["api", "old"],
    ["old", "api"],
    ["x.yml", "compose.yaml"],
  );
  const edit = fc.oneof(
    { weight: 4, arbitrary: write(["Dockerfile", "api/Dockerfile", "old/Dockerfile"], dockerfiles) },
    { weight: 3, arbitrary: write(["compose.yaml", "x.yml", "api/compose.yaml"], composes) },
    { weight: 3, arbitrary: write([".dockerignore", "api/.dockerignore", "api/Dockerfile.dockerignore"], ignores) },
    { weight: 2, arbitrary: write([".env", "api/.env"], ["TARGET=app\n", "TARGET=nowhere\nBASE=alpine\n"]) },
    write(["src/main.go", "api/src", "go.mod", "api/package.json", "package.json"], ["", "{}"]),
    {
      weight: 3,
      arbitrary: fc.record({ gone: fc.constantFrom(".dockerignore", "Dockerfile", "compose.yaml", "api", "src") }),
    },
    rename.map(([from, to]) => ({ from, to })),
    fc.record({ today: fc.constantFrom("2026-01-01", "2026-01-20", "2029-01-01") }),
    fc.record({
      argv: fc.constantFrom(
        [],
        ["-p", "all"],
        ["--build-arg", "BASE=alpine"],
        ["Dockerfile"],
        ["api"],
        ["--report-unused-directives"],
      ),
    }),
  );

  test("whatever is edited between runs", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 5, maxLength: 15 }), async (edits) => {
        const root = tree({ Dockerfile: dockerfiles[3] as string, "compose.yaml": composes[0] as string });
        let argv: readonly string[] = [];
        let today = "2026-01-01";
        for (const one of edits) {
          if ("today" in one) today = one.today;
          else if ("argv" in one) argv = one.argv;
          else apply(root, one);
          const flags = [...argv, "--format", "json", "--unknown"];
          const io = { today: () => today };
          const plain = await plimsoll(root, flags, io);
          expect(await plimsoll(root, [...flags, ...cached], io)).toEqual(plain);
          expect(await plimsoll(root, [...flags, ...cached], io)).toEqual(plain);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("what a file of the context is counts too, by its bytes", async () => {
    const root = tree({ Dockerfile: "FROM debian:12\nADD bundle /opt/\n", ".dockerignore": "" });
    const flags = [".", "--format", "json", "--rule", "copy-over-add"];
    const titles: string[] = [];
    const lint = async () => {
      const cold = await plimsoll(root, flags);
      expect(await plimsoll(root, [...flags, ...cached])).toEqual(cold);
      titles.push(/"title": ?"(Use COPY[^"]*)"/.exec(cold.out)?.[1] ?? "none");
    };
    await lint();
    mkdirSync(join(root, "bundle"));
    await lint();
    rmSync(join(root, "bundle"), { recursive: true });
    writeFileSync(join(root, "bundle"), Buffer.from([0x1f, 0x8b, 8, 0]));
    await lint();
    writeFileSync(join(root, "bundle"), "#!/bin/sh\n");
    await lint();
    expect(titles).toEqual(["Use COPY, unless bundle is an archive", "Use COPY", "none", "Use COPY"]);
  });

  test("what a directory of the context holds counts too, and what its files say", async () => {
    const root = tree({
      Dockerfile: 'FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nCMD ["/app"]\n',
      ".dockerignore": "",
      "go.mod": "module example.com/shop\n",
      "main.go": "package main\n",
    });
    const flags = [".", "--format", "json", "--rule", "no-toolchain-in-final"];
    const said: string[] = [];
    const lint = async () => {
      const cold = await plimsoll(root, flags);
      expect(await plimsoll(root, [...flags, ...cached])).toEqual(cold);
      said.push(/ship (\/app.*?),|since ([^"]*)/.exec(cold.out)?.slice(1).join("") ?? "none");
    };
    await lint();
    writeFileSync(
      join(root, "more.go"),
      'package main\nimport ("os"; "example.com/shop/sub")\nvar _, _ = os.Open("a.txt")\n',
    );
    await lint();
    mkdirSync(join(root, "sub"));
    writeFileSync(join(root, "sub/sub.go"), "package sub\n");
    await lint();
    writeFileSync(join(root, "a.txt"), "");
    await lint();
    writeFileSync(join(root, "sub/other.go"), 'package sub\nimport "os/exec"\nvar _ = exec.Command\n');
    await lint();
    expect(said).toEqual([
      "/app on scratch",
      "the package in sub is not in the build context",
      "/app on scratch",
      "/app with /src/a.txt on scratch",
      "the program starts other programs (exec.Command)",
    ]);
  });

  test("a file that another extends counts though the run does not list it", async () => {
    const base = (target: string) => `services: { web: { build: { context: ., target: ${target} } } }\n`;
    const root = tree({
      Dockerfile: "FROM debian:12 AS app\nUSER 1\n",
      "compose.yaml": "services: { web: { extends: { file: base.yml, service: web } } }\n",
      "base.yml": base("app"),
    });
    const flags = [".", "--format", "compact", "--rule", "known-target"];
    expect(await plimsoll(root, [...flags, ...cached])).toEqual({ code: 0, out: "", err: "" });
    writeFileSync(join(root, "base.yml"), base("nowhere"));
    const plain = await plimsoll(root, flags);
    expect(plain.out).toContain("No stage is named nowhere");
    expect(await plimsoll(root, [...flags, ...cached])).toEqual(plain);
  });

  test("a file that another extends counts only where the run has it", async () => {
    const root = tree({
      "api/Dockerfile": "FROM debian AS app\n",
      "compose.yaml": "services: { web: { build: { context: api, target: nowhere } } }\n",
      "api/compose.yaml": "services: { web: { extends: { file: ../compose.yaml, service: web } } }\n",
    });
    for (const paths of [["."], ["api"], ["."]]) {
      const flags = [...paths, "--format", "json", "--unknown", "--rule", "build-target-exists"];
      expect(await plimsoll(root, [...flags, ...cached])).toEqual(await plimsoll(root, flags));
    }
  });

  function apply(
    root: string,
    one: { path: string; text: string } | { gone: string } | { from?: string; to?: string },
  ): void {
    if ("gone" in one) rmSync(join(root, one.gone), { recursive: true, force: true });
    else if ("path" in one) {
      const full = join(root, one.path);
      rmSync(full, { recursive: true, force: true });
      try {
        mkdirSync(dirname(full), { recursive: true });
        writeFileSync(full, one.text);
      } catch {
        // A file stands where a directory would have to.
      }
    } else if (one.from !== undefined && one.to !== undefined && existsSync(join(root, one.from))) {
      rmSync(join(root, one.to), { recursive: true, force: true });
      mkdirSync(dirname(join(root, one.to)), { recursive: true });
      renameSync(join(root, one.from), join(root, one.to));
    }
  }
});

describe("what is checked again", () => {
  const before = {
    Dockerfile: "FROM debian\nRUN sudo ls\n",
    "api/Dockerfile": "FROM alpine\nCOPY src /src\n",
    "api/.dockerignore": "src\n",
    "old/Dockerfile": "FROM debian:10\n",
    "go/Dockerfile": "FROM golang\nCOPY . .\nRUN go build ./...\n",
    "go/.dockerignore": "x\n",
    "compose.yaml": 'services: { api: { build: { context: api, target: "${T:-y}" } } }\n',
  };

  async function checked(root: string, more: Partial<LintOptions> & { readonly run?: string } = {}) {
    const { run = "", ...given } = more;
    const config = await loadProjectConfig({ cwd: root, toolbox: engine, extendKnowledge: engine.extendKnowledge });
    const { files } = await discover(["."], { cwd: root, kinds: engine.kinds, ignores: config.ignores });
    await Promise.all(engine.kinds.map((kind) => kind.prepare?.()));
    const options = { config, reader: diskReader(root), today: "2026-01-01", ...given };
    const cache = openCache({ file: { file: join(root, cacheFile), tree: undefined }, run, files, options });
    const seen: string[] = [];
    const observer = { onFile: (path: string) => void seen.push(path), onTrace: cache.keep };
    engine.lintProject(files, { ...options, known: cache.known, observer });
    expect(cache.save()).toBeUndefined();
    return seen;
  }

  const write = (path: string, text: string) => (root: string) => writeFileSync(join(root, path), text);

  test.each<[string, (root: string) => void, Parameters<typeof checked>[1], readonly string[]]>([
    ["nothing", () => {}, {}, []],
    ["a file", write("Dockerfile", "FROM a\n"), {}, ["Dockerfile"]],
    ["a new file", write("new.Dockerfile", "FROM a\n"), {}, ["compose.yaml", "new.Dockerfile"]],
    ["a file that another builds", write("api/Dockerfile", "FROM a\n"), {}, ["api/Dockerfile", "compose.yaml"]],
    ["an ignore file", write("api/.dockerignore", "*\n"), {}, ["api/.dockerignore", "api/Dockerfile"]],
    [
      "who builds a file",
      write("compose.yaml", "services: { api: { build: { context: api, target: x } } }\n"),
      {},
      ["api/Dockerfile", "compose.yaml"],
    ],
    [
      "how a Compose file is written",
      write("compose.yaml", "services: { api: { build: { context: api, target: y }, restart: always } }\n"),
      {},
      ["compose.yaml"],
    ],
    [
      "what a build is called, which others may start from",
      write("compose.yaml", "services: { api: { build: { context: api, target: y }, image: a:1 } }\n"),
      {},
      ["api/Dockerfile", "compose.yaml"],
    ],
    ["the variables of a Compose file", write(".env", "T=x\n"), {}, ["api/Dockerfile", "compose.yaml"]],
    ["variables that change nothing", write(".env", "T=y\n"), {}, ["compose.yaml"]],
    ["a file that nobody has to lint", write("go/go.mod", ""), {}, ["go/Dockerfile"]],
    ["an unread file", write("go/readme.md", ""), {}, []],
    ["the day", () => {}, { today: "2026-01-02" }, ["old/Dockerfile"]],
    ["flags or configuration", () => {}, { run: "other" }, Object.keys(before).toSorted()],
  ])("after a change of %s", async (_, change, options, expected) => {
    // Whoever looks at what a directory holds sees the cache itself.
    const root = tree({ ...before, [cacheFile]: "" });
    expect((await checked(root)).toSorted()).toEqual(Object.keys(before).toSorted());
    change(root);
    expect((await checked(root, options)).toSorted()).toEqual(expected);
    expect(await checked(root, options)).toEqual([]);
  });
});

describe("the cache's file", () => {
  const files = { Dockerfile: "FROM debian\nRUN sudo ls\n", "b/Dockerfile": "FROM debian\n" };
  const held = (root: string) =>
    Object.keys(JSON.parse(readFileSync(join(root, cacheFile), "utf8").split("\n")[1] ?? ""));

  test("forgets files that are gone, and none that were not asked for", async () => {
    const root = tree(files);
    await plimsoll(root, cached);
    await plimsoll(root, ["b", ...cached]);
    expect(held(root)).toEqual(["Dockerfile", "b/Dockerfile"]);
    rmSync(join(root, "b"), { recursive: true });
    await plimsoll(root, ["Dockerfile", ...cached]);
    expect(held(root)).toEqual(["Dockerfile"]);
  });

  test("is left alone when nothing changed", async () => {
    const root = tree(files);
    await plimsoll(root, cached);
    const { ino } = statSync(join(root, cacheFile));
    await plimsoll(root, cached);
    expect(statSync(join(root, cacheFile)).ino).toBe(ino);
  });

  test.each<[string, (text: string) => string]>([
    ["cut off", (text) => text.slice(0, -20)],
    ["emptied", () => ""],
    ["changed", (text) => text.replace("no-sudo", "no-suda")],
    ["made by another version", (text) => text.replace(/ \S+ /, " other ")],
    ["headless", (text) => text.slice(0, 17)],
  ])("does no harm when it is %s", async (_, damage) => {
    const root = tree(files);
    const plain = await plimsoll(root, ["--format", "json"]);
    await plimsoll(root, cached);
    const text = readFileSync(join(root, cacheFile), "utf8");
    writeFileSync(join(root, cacheFile), damage(text));
    expect(await plimsoll(root, ["--format", "json", ...cached])).toEqual(plain);
    expect(readFileSync(join(root, cacheFile), "utf8")).toBe(text);
  });

  const shapes: Readonly<Record<string, (entry: Record<string, unknown>) => unknown>> = {
    "findings that are none": (entry) => ({ ...entry, findings: null }),
    "reads that are none": (entry) => ({ ...entry, reads: null }),
    "reads of numbers": (entry) => ({ ...entry, reads: { a: 1 } }),
    "a finding without a place": (entry) => ({ ...entry, findings: [{ rule: "no-sudo" }] }),
    "a span beyond the text": (entry) => ({ ...entry, unknown: [{ ...unknownEntry, span: { start: 0, end: 1e6 } }] }),
    "a span backwards": (entry) => ({ ...entry, unknown: [{ ...unknownEntry, span: { start: 3, end: 1 } }] }),
    "another severity": (entry) => ({ ...entry, findings: [{ ...findingEntry, severity: "fatal" }] }),
    "edits of no text": (entry) => ({
      ...entry,
      findings: [{ ...findingEntry, fixes: [{ ...fixEntry, edits: [{}] }] }],
    }),
    "no entry at all": () => null,
    "a list": () => [],
  };
  const unknownEntry = { rule: "a", path: "b", span: { start: 0, end: 1 }, reason: "c" };
  const fixEntry = { title: "a", safe: true, effect: ["none"], edits: [] };
  const findingEntry = {
    ...{ rule: "a", messageId: "b", severity: "error", message: "c", path: "d", span: { start: 0, end: 1 } },
    related: [],
    fixes: [fixEntry],
  };

  /** A cache whose entries somebody made up, with the right digest of what it holds. */
  async function forged(root: string, change: (entries: Record<string, Record<string, unknown>>) => unknown) {
    await plimsoll(root, cached);
    const [head = "", body = ""] = readFileSync(join(root, cacheFile), "utf8").split("\n");
    const text = JSON.stringify(change(JSON.parse(body)));
    const [magic, key] = head.split(" ");
    const digest = createHash("sha256").update(text).digest("base64url");
    writeFileSync(join(root, cacheFile), `${magic} ${key} ${digest}\n${text}`);
  }

  test.each(Object.entries(shapes))("counts as none with %s", async (_, change) => {
    const root = tree(files);
    const plain = await plimsoll(root, ["--format", "json"]);
    await forged(root, (entries) =>
      Object.fromEntries(Object.entries(entries).map(([path, entry]) => [path, change(entry)])),
    );
    expect(await plimsoll(root, ["--format", "json", ...cached])).toEqual(plain);
  });

  test.each([[null], [1], ["x"], [[]]])("counts as none when it holds %j", async (value) => {
    const root = tree(files);
    const plain = await plimsoll(root, ["--format", "json"]);
    await forged(root, () => value);
    expect(await plimsoll(root, ["--format", "json", ...cached])).toEqual(plain);
  });

  test("at its usual place counts as none however it is cut or changed, and is written anew", async () => {
    const root = tree(files);
    const env = { XDG_CACHE_HOME: elsewhere() };
    const usual = cacheFileFor(undefined, { cwd: root, env });
    const run = () => plimsoll(root, ["--format", "json", "--cache"], { env });
    const plain = await run();
    const text = readFileSync(usual, "utf8");
    const cuts = [1, 5, 16, 17, 40, text.length - 1].map((length) => text.slice(0, length));
    for (const damaged of [...cuts, `x${text.slice(1)}`, "another file\n", text.replace("{", "[")]) {
      writeFileSync(usual, damaged);
      expect(await run()).toEqual(plain);
      expect(readFileSync(usual, "utf8")).toBe(text);
    }
  });

  test("in the checkout is not looked at unless it is named", async () => {
    const root = tree({ ...files, "package.json": "{}" });
    const env = { XDG_CACHE_HOME: elsewhere(), CI: "true" };
    const plain = await plimsoll(root, ["--format", "json"], { env });
    await forged(root, (entries) =>
      Object.fromEntries(Object.entries(entries).map(([path, entry]) => [path, { ...entry, findings: [] }])),
    );
    const stolen = readFileSync(join(root, cacheFile));
    for (const place of ["node_modules/.cache/plimsoll/plimsoll-cache", "plimsoll-cache"]) {
      mkdirSync(dirname(join(root, place)), { recursive: true });
      writeFileSync(join(root, place), stolen);
    }
    expect(await plimsoll(root, ["--format", "json", "--cache"], { env })).toEqual(plain);
  });

  test.each<[string, (root: string) => Record<string, string>]>([
    ["the user's cache directory", (root) => ({ XDG_CACHE_HOME: join(root, "xdg") })],
    ["home", (root) => ({ HOME: root })],
  ])("is not used, which is told, where %s lies in what is linted", async (_, place) => {
    const root = tree(files);
    const env = place(root);
    const plain = await plimsoll(root, ["--format", "json"], { env });
    await forged(root, (entries) =>
      Object.fromEntries(Object.entries(entries).map(([path, entry]) => [path, { ...entry, findings: [] }])),
    );
    const usual = cacheFileFor(undefined, { cwd: root, env });
    mkdirSync(dirname(usual), { recursive: true });
    writeFileSync(usual, readFileSync(join(root, cacheFile)));
    const { err, ...rest } = await plimsoll(root, ["--format", "json", "--cache"], { env });
    expect({ ...rest, err: "" }).toEqual(plain);
    expect(err).toBe(
      `plimsoll: the cache is not used: its usual place, ${usual}, lies in what is linted, and may have come with it; ` +
        "name another with --cache-location\n",
    );
  });

  test.skipIf(windows)(
    "at its usual place is no cache when others could have written it, and no link is followed",
    async () => {
      const root = tree(files);
      const victim = join(elsewhere(), "victim");
      writeFileSync(victim, "safe");
      const env = { XDG_CACHE_HOME: elsewhere() };
      const usual = cacheFileFor(undefined, { cwd: root, env });
      const plain = await plimsoll(root, ["--format", "json"], { env });
      await forged(root, (entries) =>
        Object.fromEntries(Object.entries(entries).map(([path, entry]) => [path, { ...entry, findings: [] }])),
      );
      mkdirSync(dirname(usual), { recursive: true });
      writeFileSync(usual, readFileSync(join(root, cacheFile)));
      chmodSync(usual, 0o666);
      expect(await plimsoll(root, ["--format", "json", "--cache"], { env })).toEqual(plain);
      rmSync(usual);
      symlinkSync(victim, usual);
      expect(await plimsoll(root, ["--format", "json", "--cache"], { env })).toEqual(plain);
      expect(readFileSync(victim, "utf8")).toBe("safe");
    },
  );

  test("never takes the place of another file", async () => {
    const root = tree({ ...files, "package.json": "{}" });
    const { code, err } = await plimsoll(root, ["--cache", "--cache-location", "package.json"]);
    expect(err).toContain("package.json is not a cache: name another file with --cache-location");
    expect([code, readFileSync(join(root, "package.json"), "utf8")]).toEqual([2, "{}"]);
  });

  test("that cannot be written changes nothing but a note", async () => {
    const root = tree({ ...files, file: "" });
    const plain = await plimsoll(root, []);
    const { err, ...rest } = await plimsoll(root, ["--cache", "--cache-location", "file/cache"]);
    expect(err).toMatch(/^plimsoll: the cache was not saved: E/);
    expect({ ...rest, err: "" }).toEqual(plain);
  });

  test("--fix repairs what the cache knows to be broken", async () => {
    const root = tree({ Dockerfile: "FROM debian:12\nMAINTAINER me\nUSER nobody\n" });
    await plimsoll(root, cached);
    await plimsoll(root, ["--fix", ...cached]);
    expect(readFileSync(join(root, "Dockerfile"), "utf8")).not.toContain("MAINTAINER");
    const flags = ["--format", "json"];
    expect(await plimsoll(root, [...flags, ...cached])).toEqual(await plimsoll(root, flags));
  });

  test.each([
    [{ XDG_CACHE_HOME: "/xdg" }, "/xdg/plimsoll/plimsoll-cache-"],
    [{ XDG_CACHE_HOME: "relative", HOME: "/home/me" }, "/home/me/.cache/plimsoll/plimsoll-cache-"],
  ])("lies in the user's cache directory, whatever the project has a place for: %j", (env, expected) => {
    const root = tree({ "package.json": "{}", "node_modules/x": "", "a/b": "" });
    const file = cacheFileFor(undefined, { cwd: join(root, "a"), env });
    expect(file.replaceAll("\\", "/")).toContain(expected);
    expect(file).not.toBe(cacheFileFor(undefined, { cwd: root, env }));
  });
});

describe("plugins", () => {
  const plugin = (message: string, more = "") => `import { words } from "./words.js";
${more}
export default {
  name: "p",
  rules: [{
    id: "own", summary: "s", why: "w", topic: "style", category: "style", severity: "warning", kinds: ["dockerfile"],
    recommended: true, optIn: false, presets: [], aliases: {}, options: {}, reference: undefined, examples: [],
    messages: { found: ${JSON.stringify(message)} + words },
    on: { From: (node) => ({ at: node, message: "found" }) }, check: undefined,
  }],
};
`;
  const base = (more = "") => ({
    Dockerfile: "FROM debian\n",
    "plimsoll.config.json": JSON.stringify({ plugins: ["./plugin.mjs"] }),
    "plugin.mjs": plugin("one", more),
    "words.js": "export const words = ' and all';\n",
    "package.json": JSON.stringify({ type: "module" }),
  });
  const fingerprint = async (root: string) => {
    const config = await loadProjectConfig({ cwd: root, toolbox: engine, extendKnowledge: engine.extendKnowledge });
    return fingerprintOf(config, root);
  };

  test("count with all their modules", async () => {
    const root = tree(base());
    const before = await fingerprint(root);
    expect(before.doubt).toBeUndefined();
    expect(await fingerprint(root)).toEqual(before);
    writeFileSync(join(root, "words.js"), "export const words = '';\n");
    expect((await fingerprint(root)).text).not.toBe(before.text);
  });

  test.each([
    ['import fs from "node:fs";', "imports node:fs, which can read what may change"],
    ["export const later = (name) => import(name);", "loads modules by computed names"],
    ['import { createRequire } from "node:module";', "loads modules by computed names"],
    ['try { await import("nowhere-to-be-found"); } catch {}', "imports nowhere-to-be-found, which cannot be found"],
  ])("that do `%s` keep the cache from being used", async (code, doubt) => {
    const root = tree(base(code));
    const { err, out } = await plimsoll(root, cached);
    expect(err).toMatch(/^plimsoll: the cache is not used: plugin plugin\.mjs /);
    expect(err).toContain(doubt);
    expect(out).toContain("one and all");
  });
});
