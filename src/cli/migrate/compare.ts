import { spawnSync } from "node:child_process";
import { delimiter, parse, resolve } from "node:path";
import { rulesFor, runOf } from "../../config/peers/layer.ts";
import type { PeerConfig } from "../../config/peers/types.ts";
import { isTable } from "../../config/peers/values.ts";
import type { ResolvedConfig } from "../../engine/options.ts";
import type { LintReport } from "../../engine/types.ts";
import { nameOf, type Severity, severities } from "../../finding.ts";
import { programIn, trustedPlaces } from "../../io/program.ts";
import type { Tree } from "../../io/tree.ts";
import { several } from "../../reporters/summary.ts";
import { lookUp } from "../../text/look-up.ts";
import type { Io } from "../io.ts";

/** A finding of another linter. */
interface TheirFinding {
  /** Relative, forward slashes. */
  readonly path: string;
  readonly code: string;
}

interface Request {
  readonly configs: readonly PeerConfig[];
  /** What Plimsoll reports with the new configuration. */
  readonly report: LintReport;
  readonly config: ResolvedConfig;
  /** The presets that the new configuration stands on. */
  readonly presets: readonly string[];
  readonly tree: Tree;
  readonly io: Io;
}

/** In milliseconds, for all files. */
const longestRun = 120_000;

/** A linter that can be asked what it finds. */
interface Linter {
  readonly tool: string;
  /** Only where it is configured: it takes seconds. */
  readonly onlyConfigured: boolean;
  /** The command line for some files, by their full names. */
  args(files: Iterable<string>, configs: readonly PeerConfig[]): readonly string[];
  /** The findings in its JSON, with the full names of the files; undefined for what is none of its. */
  findings(json: unknown): readonly { readonly file: unknown; readonly code: unknown }[] | undefined;
}

const linters: readonly Linter[] = [
  {
    tool: "hadolint",
    onlyConfigured: false,
    args: (files, configs) => [
      "--no-fail",
      "--no-color",
      "--format",
      "json",
      ...hadolintFlags(configs),
      "--",
      ...files,
    ],
    findings: (json) => objectsIn(json)?.map(({ file, code }) => ({ file, code })),
  },
  {
    tool: "checkov",
    onlyConfigured: true,
    args(files, configs) {
      const skipped = configs.flatMap(({ settings }) =>
        settings.flatMap(({ code, level }) => (level === "off" ? [`--skip-check=${code}`] : [])),
      );
      const run = ["--framework=dockerfile", "--output=json", "--quiet", "--compact", "--soft-fail", "--skip-download"];
      return [...run, ...skipped, "--file", ...files];
    },
    findings(json) {
      const results = (json as { readonly results?: { readonly failed_checks?: unknown } } | null)?.results;
      return objectsIn(results?.failed_checks)?.map(({ file_abs_path: file, check_id: code }) => ({ file, code }));
    },
  },
];

function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] | undefined {
  return Array.isArray(value) ? value.filter(isTable) : undefined;
}

/**
 * Runs the other linters, where they are installed outside of the tree, as they are configured, over the Dockerfiles that
 * Plimsoll linted, and counts what both report, by code: the same code as often in the same file is the same.
 * @returns lines for people, none where there is nothing to compare with
 */
export function comparison({ configs, report, config, presets, tree, io }: Request): readonly string[] {
  const path = Object.keys(io.env).find((name) => /^path$/i.test(name)) ?? "PATH";
  const places = trustedPlaces(lookUp(io.env, path), tree);
  const env = { ...without(io.env), [path]: places.join(delimiter) };
  const built = new Set(config.kinds.filter(({ built }) => built).map(({ name }) => name));
  const files = report.files.filter(({ kind }) => built.has(kind)).map((file) => file.path);
  if (files.length === 0) return [];
  return linters.flatMap((linter) => {
    const own = configs.filter(({ tool }) => tool === linter.tool);
    const program = programIn(places, linter.tool, tree);
    if (program === undefined || (linter.onlyConfigured && own.length === 0)) return [];
    const theirs = findingsOf(linter, program, files, own, env, io.cwd);
    if (!theirs) return [];
    const { lines, failing } = counted(linter.tool, theirs, report, config, files, runOf(configs).failOn ?? "warning");
    return failing === 0 ? lines : [...lines, wayOut(linter.tool, failing, presets)];
  });
}

/** Nothing that is neither in the project nor in our hands: no variables of hadolint, no configuration at home. */
function without(env: Io["env"]): Io["env"] {
  const others = Object.entries(env).filter(([name]) => !/^(?:HADOLINT_|HOME$|XDG_CONFIG_HOME$)/.test(name));
  return Object.fromEntries(others);
}

/** What the configurations say, calls included, as flags: of several formats hadolint would write all. */
function hadolintFlags(configs: readonly PeerConfig[]): readonly string[] {
  const flags = new Set<string>();
  for (const { settings, run } of configs) {
    if (run.withoutDirectives) flags.add("--disable-ignore-pragma");
    for (const { code, level, options } of settings) {
      if (level !== "on") flags.add(`--${level === "off" ? "ignore" : level}=${code}`);
      if (code === "DL3050" && level === "on") flags.add("--strict-labels");
      for (const registry of textsIn(options?.registries)) flags.add(`--trusted-registry=${registry}`);
      for (const [label, type] of Object.entries(options?.["label-schema"] ?? {})) {
        flags.add(`--require-label=${label}:${type}`);
      }
    }
  }
  return [...flags];
}

function textsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Undefined where it does not answer as it should. */
function findingsOf(
  linter: Linter,
  program: string,
  files: readonly string[],
  configs: readonly PeerConfig[],
  env: Io["env"],
  cwd: string,
): readonly TheirFinding[] | undefined {
  const full = new Map(files.map((file) => [resolve(cwd, file), file]));
  const options = { cwd: parse(cwd).root, env, timeout: longestRun, maxBuffer: 256 * 1024 * 1024, windowsHide: true };
  const args = linter.args(full.keys(), configs);
  const { status, stdout } = spawnSync(program, args, { ...options, encoding: "utf8" });
  if (status !== 0) return undefined;
  try {
    return linter.findings(JSON.parse(stdout))?.flatMap(({ file, code }) => {
      const path = full.get(String(file));
      return typeof code === "string" && path !== undefined ? [{ path, code }] : [];
    });
  } catch {
    return undefined;
  }
}

/** What to do where runs fail that did not before. */
function wayOut(tool: string, failing: number, presets: readonly string[]): string {
  const keep = presets.includes(tool) ? "" : `\`--preset ${tool}\` keeps to what ${tool} says, `;
  const them = failing === 1 ? "1 that it does not report fails" : `${failing} that it does not report fail`;
  return `  ${them} a run: ${keep}\`plimsoll --write-baseline\` accepts what there is`;
}

interface Counted {
  readonly lines: readonly string[];
  /** Findings that only Plimsoll has and that are grave enough to fail a run. */
  readonly failing: number;
}

function counted(
  tool: string,
  theirs: readonly TheirFinding[],
  report: LintReport,
  { rules, lookup }: ResolvedConfig,
  files: readonly string[],
  failOn: Severity,
): Counted {
  // The rules that speak for each of their findings which no finding of ours has met yet.
  const open = theirs.map((finding) => ({ ...finding, rules: rulesFor(tool, finding.code, lookup), met: false }));
  const byRule = new Map<string, typeof open>();
  for (const one of open) for (const rule of one.rules) byRule.set(`${one.path} ${rule}`, []);
  for (const one of open) for (const rule of one.rules) byRule.get(`${one.path} ${rule}`)?.push(one);
  const shared = new Set(rules.filter(({ aliases }) => Object.hasOwn(aliases, tool)).map(({ id }) => id));
  const own = new Map<string, number>();
  const others = new Map<string, number>();
  let failing = 0;
  const here = new Set(files);
  for (const { path, findings } of report.files.filter((file) => here.has(file.path))) {
    for (const finding of findings) {
      const name = nameOf(finding);
      const match = unmet(byRule.get(`${path} ${name}`));
      if (match) {
        match.met = true;
        continue;
      }
      const counts = finding.code !== undefined || shared.has(finding.rule) ? own : others;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (severities.indexOf(finding.severity) <= severities.indexOf(failOn)) failing++;
    }
  }
  const left = new Map<string, number>();
  for (const { code, met } of open) if (!met) left.set(code, (left.get(code) ?? 0) + 1);
  const same = open.filter(({ met }) => met).length;
  const lines = [
    `Compared with ${tool} over ${several(files.length, "Dockerfile")}: ${same} the same, ${sum(left)} only from ${tool}, ${sum(own)} only from Plimsoll`,
    ...(left.size > 0 ? [`  only from ${tool}: ${listed(left)}`] : []),
    ...(others.size > 0 ? [`  of rules that ${tool} does not have: ${listed(others)}`] : []),
    ...(own.size > 0 ? [`  only from Plimsoll: ${listed(own)}`] : []),
  ];
  return { lines, failing };
}

/** The last that no finding has met; those behind it go, so that each is looked at once. */
function unmet<T extends { readonly met: boolean }>(findings: T[] | undefined): T | undefined {
  while (findings?.at(-1)?.met) findings.pop();
  return findings?.at(-1);
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

function listed(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.map(([name, count]) => `${name} ${count}`).join(", ");
}
