import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manifest, root } from "../../scripts/project.ts";
import { gitDirectory } from "../helpers/git-directory.ts";

/** A rule about a kind's own node, and one that opens files of a kind that the run has none of. */
const rules = `import { defineRule, definePlugin } from "plimsoll";
import type {} from "./cloudbuild.ts";

const common = { topic: "style", category: "style", severity: "warning", recommended: false, examples: [] } as const;
const named = defineRule({
  ...common, id: "named-steps", kinds: ["cloudbuild"], summary: "Steps have names", why: "Logs name them.",
  messages: { nameless: "{label} has no id" },
  on: {
    Step: ({ place, builds }) =>
      place.owner?.name === undefined && builds.length === 0
        ? { at: place.owner?.span ?? { start: 0, end: 0 }, message: "nameless", data: { label: place.owner?.label ?? "" } }
        : undefined,
    // @ts-expect-error Dockerfiles have such nodes, files of this kind have not.
    From: () => undefined,
  },
});
const counted = defineRule({
  ...common, id: "counted-services", kinds: ["dockerfile"], summary: "Services are counted", why: "It is a test.",
  messages: { count: "{count} services" },
  check(document, { project }) {
    const count = project.open("compose", "compose.yml", document)?.services.length ?? 0;
    return { at: { start: 0, end: 0 }, message: "count", data: { count } };
  },
});
export default definePlugin({ name: "rules", rules: [named, counted] });
`;

const tsconfig = {
  compilerOptions: {
    target: "ES2023",
    lib: ["ES2023"],
    module: "NodeNext",
    moduleResolution: "NodeNext",
    types: [],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  },
  files: ["cloudbuild.ts", "rules.ts"],
};

describe.skipIf(!existsSync(`${root}/${manifest.bin.plimsoll}`))("a plugin beside the installed package", () => {
  let dir: string;
  let caches: string;

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "plimsoll-installed-"));
    caches = mkdtempSync(join(tmpdir(), "plimsoll-caches-"));
    install(dir);
    gitDirectory(dir);
    for (const file of ["cloudbuild.ts", "cloudbuild.yaml", "Dockerfile"])
      copyFileSync(join(root, "examples/plugin-kind", file), join(dir, file));
    write("package.json", JSON.stringify({ type: "module" }));
    write("rules.ts", rules);
    write("tsconfig.json", JSON.stringify(tsconfig));
  }, 120_000);

  afterAll(() => {
    for (const directory of [dir, caches]) rmSync(directory, { recursive: true, force: true });
  });

  const write = (path: string, text: string) => writeFileSync(join(dir, path), text);

  function lint(config: string, ...argv: readonly string[]): { readonly out: string; readonly err: string } {
    write("plimsoll.config.yaml", config);
    const cli = join(dir, "node_modules/plimsoll", manifest.bin.plimsoll);
    const { stdout, stderr } = spawnSync(process.execPath, [cli, "--format", "compact", ...argv], {
      cwd: dir,
      encoding: "utf8",
      env: { ...process.env, XDG_CACHE_HOME: caches },
    });
    return { out: stdout, err: stderr };
  }

  it("brings a kind, whose documents every rule judges that fits, and keeps the cache", () => {
    const config =
      "extends: []\nplugins: [./cloudbuild.ts, ./rules.ts]\nrules: { named-steps: on, no-latest-base-image: on }\n";
    const found = "Dockerfile:2:6: warning node:latest is a moving tag: pin a version [no-latest-base-image]\n";
    for (let i = 0; i < 2; i++) expect(lint(config, "--cache")).toEqual({ out: found, err: "" });
    write("cloudbuild.yaml", "steps:\n  - name: alpine:3.22\n");
    const nameless = "cloudbuild.yaml:2:5: warning step 1 has no id [named-steps]\n";
    expect(lint(config, "--cache")).toEqual({ out: nameless, err: "" });
  });

  it("may open documents of kinds that were not found", () => {
    write("compose.yml", "services: { a: { image: x }, b: { image: y } }\n");
    const config = "extends: []\nplugins: [./rules.ts]\nrules: { counted-services: on }\n";
    const count = "Dockerfile:1:1: warning 2 services [counted-services]\n";
    expect(lint(config, "Dockerfile")).toEqual({ out: count, err: "" });
  });

  it("merges its types into those of the package", () => {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    expect(spawnSync(process.execPath, [tsc, "-p", dir], { encoding: "utf8" }).stdout).toBe("");
  }, 120_000);
});

/** What `npm install` of the packed package comes to, its dependencies taken from here. */
function install(dir: string): void {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", dir];
  const [{ filename }] = JSON.parse(
    execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
  );
  const modules = join(dir, "node_modules");
  const own = join(modules, "plimsoll");
  mkdirSync(own, { recursive: true });
  execFileSync("tar", ["-xzf", join(dir, filename), "-C", own, "--strip-components=1"]);
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!name.startsWith(".")) symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
}
