import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { searchPlaces } from "../config/find.ts";
import { configFiles } from "../config/fingerprint.ts";
import { honoured } from "../config/peers/index.ts";
import type { ProjectConfig } from "../config/project.ts";
import { repositoryAt } from "../io/repository.ts";
import { statIfThere } from "../io/stat.ts";
import { type ConfigChoice, configChoice } from "./config-choice.ts";
import { UsageError } from "./exit.ts";
import { type Io, tell } from "./io.ts";
import type { lintFlags } from "./lint-flags.ts";
import type { Arguments } from "./options.ts";
import { type Watched, watchFiles, watchTrees } from "./watch/directories.ts";
import { readKeys } from "./watch/keys.ts";
import { outputFilter } from "./watch/outputs.ts";
import { createSchedule } from "./watch/schedule.ts";

export interface WatchRequest {
  readonly targets: readonly string[];
  readonly config: ConfigChoice;
  /** Runs have a cache of their own. */
  readonly cached: boolean;
  /** Whether runs themselves write a file, by its full path. */
  isOutput(path: string): boolean;
}

/** @throws UsageError for what cannot be done again and again */
export function watchRequest(
  { values, positionals: targets }: Arguments<typeof lintFlags>,
  io: Pick<Io, "cwd" | "env">,
): WatchRequest {
  if (targets.includes("-")) throw new UsageError("--watch cannot watch standard input");
  const others = ["diff", "prove", "print-config", "shard", "write-baseline", "prune-baseline"] as const;
  const other = others.find((flag) => values[flag] !== undefined);
  if (other) throw new UsageError(`--watch and --${other} cannot be used together`);
  return {
    targets,
    config: configChoice(values, io.env),
    cached: values.cache ?? false,
    isOutput: outputFilter(values, io),
  };
}

/**
 * Lints, and again whenever something changes, until somebody quits. Each run is a process of its own, so that it says
 * what any run says, whatever changed: the files, the configuration, or the code of a plugin. A cache of its own lets it
 * look only at what changed.
 *
 * @param argv the command line, `--watch` included
 * @param loadConfig for its files, which may lie elsewhere
 * @returns 0 when asked to quit, 128 and its number for a signal
 * @throws UsageError
 */
export async function watchAndLint(
  argv: readonly string[],
  request: WatchRequest,
  io: Io,
  loadConfig: () => Promise<ProjectConfig>,
): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), "plimsoll-watch-"));
  const extra = request.cached ? [] : ["--cache", "--cache-location", join(scratch, "cache")];
  const once = [...extra, ...withoutWatch(argv)];
  let child: ReturnType<typeof spawn> | undefined;
  const configs = createConfigWatch(loadConfig, request.config.file, io, () => schedule.request());
  const lintOnce = async () => {
    await configs.refresh();
    if (clears(io)) io.stdout.write("\x1b[2J\x1b[H");
    const started = performance.now();
    child = runOnce(once);
    await new Promise<void>((done) => child?.on("close", () => done()).on("error", () => done()));
    if (child.signalCode !== null) return;
    tell(io.stderr, `Linted in ${Math.round(performance.now() - started)} ms; watching for changes${keyHelp()}`);
  };
  const schedule = createSchedule(lintOnce, () => child?.kill());
  const watched = await watchInputs(request, io, schedule.request);
  schedule.request();
  try {
    return await asked(schedule.request);
  } finally {
    schedule.stop();
    for (const one of [...watched, configs]) one.close();
    child?.kill();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function withoutWatch(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return argv.filter((word, i) => word !== "--watch" || (end >= 0 && i > end));
}

/** This program again, however it was started: a script, a script under a loader, or an executable. */
function runOnce(argv: readonly string[]): ReturnType<typeof spawn> {
  const script = process.argv[1];
  const start = script === undefined || script === process.execPath ? [] : [...process.execArgv, script];
  const env = { ...process.env, PLIMSOLL_WATCH: "1" };
  return spawn(process.execPath, [...start, "lint", ...argv], { stdio: ["ignore", "inherit", "inherit"], env });
}

function clears({ stdout, env }: Io): boolean {
  return stdout.isTerminal && env.TERM !== "dumb";
}

function keyHelp(): string {
  return process.stdin.isTTY ? "; q quits, Enter lints again" : "";
}

/** The working directory and what else was named, but for the files that runs themselves write. */
async function watchInputs(
  { targets, isOutput }: WatchRequest,
  io: Io,
  request: () => void,
): Promise<readonly Watched[]> {
  const { cwd } = io;
  const onChange = (path: string) => {
    if (!isOutput(path)) request();
  };
  const full = targets.map((target) => resolve(cwd, target));
  const outside = full.filter((path) => isDirectory(path) && !isWithin(path, cwd));
  const files = full.filter((path) => !isDirectory(path));
  let told = false;
  const onFault = (message: string) => {
    if (!told) tell(io.stderr, `plimsoll: ${message}`);
    told = true;
  };
  return [
    await watchTrees([cwd, ...outside], new Set(files), onChange, onFault),
    watchFiles(
      files.filter((file) => !isWithin(file, cwd)),
      request,
    ),
  ];
}

/** Follows the files of the configuration that lie elsewhere: what it extends, plugins, and where one could appear. */
function createConfigWatch(
  loadConfig: () => Promise<ProjectConfig>,
  named: ConfigChoice["file"],
  io: Io,
  request: () => void,
) {
  let watched: Watched | undefined;
  return {
    async refresh(): Promise<void> {
      let files: readonly string[];
      try {
        files = configFiles(await loadConfig());
      } catch {
        // The run says what is wrong with it; what was watched still counts.
        if (watched) return;
        files = typeof named === "string" ? [resolve(io.cwd, named)] : [];
      }
      watched?.close();
      watched = watchFiles(
        [...files, ...configsAbove(io.cwd)].filter((file) => !isTreeFile(file, io.cwd)),
        request,
      );
    },
    close: () => watched?.close(),
  };
}

function isTreeFile(file: string, cwd: string): boolean {
  return isWithin(file, cwd) && !file.split(sep).includes("node_modules");
}

const configNames = [...searchPlaces, ...honoured.flatMap(({ names }) => names)];

/** Where a config would be found, up to the root of the repository. */
function configsAbove(cwd: string): readonly string[] {
  const places: string[] = [];
  for (let at = cwd; !repositoryAt(at); at = dirname(at)) {
    if (dirname(at) === at) return [];
    places.push(...configNames.map((name) => join(dirname(at), name)));
  }
  return places;
}

function isWithin(path: string, dir: string): boolean {
  return path === dir || path.startsWith(dir + sep);
}

function isDirectory(path: string): boolean {
  return statIfThere(path)?.isDirectory() === true;
}

/** Resolves once somebody wants to quit. */
function asked(again: () => void): Promise<number> {
  return new Promise((quit) => {
    process.once("SIGINT", () => quit(130));
    process.once("SIGTERM", () => quit(143));
    readKeys({ again, quit });
  });
}
