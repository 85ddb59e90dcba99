import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../scripts/project.ts";

/** The packed package that the clients install. */
export const tarball: string = process.env.PLIMSOLL_TARBALL ?? "";

/** Whose one finding a safe fix mends. */
export const bad = 'FROM scratch\nMAINTAINER me\nCOPY app /app\nUSER 65532:65532\nENTRYPOINT ["/app"]\n';

export interface Run {
  readonly code: number | null;
  /** Standard output and standard error. */
  readonly text: string;
}

/** A repository of git in a directory of its own, whose name has a space and a letter beyond ASCII. */
export interface Repository {
  readonly directory: string;
  write(path: string, text: string, executable?: boolean): void;
  read(path: string): string;
  run(program: string, ...args: readonly string[]): Run;
  /** The same with no network; see `network`. */
  runOffline(program: string, ...args: readonly string[]): Run;
  /** Installs packages of npm, whose programs can then be run. */
  install(...packages: readonly string[]): void;
  /** @throws Error when git fails */
  git(...args: readonly string[]): string;
  remove(): void;
}

export function repository(): Repository {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll clients é ")));
  // Not below the directory: pre-commit 3 cannot install below a name with spaces.
  const home = mkdtempSync(join(tmpdir(), "plimsoll-home-"));
  // Neither the user's own settings nor those of an npm that runs this.
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|GIT_|VITEST|NODE_OPTIONS)/i.test(name));
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(kept),
    PATH: `${directory}/node_modules/.bin:${process.env.PATH}`,
    PRE_COMMIT_HOME: join(home, "pre-commit"),
    PREK_HOME: join(home, "prek"),
    XDG_CACHE_HOME: join(home, "cache"),
    GIT_CONFIG_GLOBAL: "/dev/null",
    NO_COLOR: "1",
  };
  const run = (program: string, args: readonly string[]) => {
    return result(spawnSync(program, args, { cwd: directory, env, encoding: "utf8", input: "" }));
  };
  const git = (...args: readonly string[]) => {
    const { code, text } = run("git", args);
    if (code !== 0) throw new Error(`git ${args.join(" ")}: ${text}`);
    return text;
  };
  git("init", "--quiet", "--initial-branch=main");
  for (const [key, value] of Object.entries({ "user.name": "A", "user.email": "a@example.com" })) {
    git("config", key, value);
  }
  return {
    directory,
    git,
    install(...packages) {
      const flags = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--prefix", directory];
      const { code, text } = run("npm", ["install", ...flags, ...packages]);
      if (code !== 0) throw new Error(`npm install ${packages.join(" ")}: ${text}`);
    },
    write(path, text, executable) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
      if (executable) chmodSync(join(directory, path), 0o755);
    },
    read: (path) => readFileSync(join(directory, path), "utf8"),
    run: (program, ...args) => run(program, args),
    runOffline: (program, ...args) => run(network[0], [...network.slice(1), program, ...args]),
    remove() {
      for (const path of [directory, home]) rmSync(path, { recursive: true, force: true });
    },
  };
}

function result({ status, stdout, stderr, error }: SpawnSyncReturns<string>): Run {
  return { code: status, text: `${stdout}${stderr}${error?.message ?? ""}` };
}

/** Whether a program can be started. */
export function has(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args.length > 0 ? args : ["--version"], { stdio: "ignore" }).status === 0;
}

const nowhere = ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"].map((name) => `${name}=http://127.0.0.1:9`);

/** What runs a command without a network: a namespace without any, else proxies that lead nowhere. */
const network: readonly [string, ...string[]] = has("unshare", "-rn", "true")
  ? ["unshare", "-rn"]
  : ["env", ...nowhere];

/** The example of a page of the documentation whose first or second line is the title, or that as a comment. */
export function recipe(page: string, title: string): string {
  const text = readFileSync(`${root}/docs/${page}`, "utf8");
  const blocks = [...text.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, block]) => block as string);
  const isTitle = (line: string) => line === `# ${title}` || line.trim() === title;
  const found = blocks.find((block) => block.split("\n", 2).some(isTitle));
  if (found === undefined) throw new Error(`docs/${page} has no example ${title}`);
  return found;
}
