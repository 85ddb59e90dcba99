import { relative, resolve } from "node:path";
import { ruleNames } from "../config/aliases.ts";
import type { ProjectConfig } from "../config/project.ts";
import { gatherEvidence } from "../engine/evidence.ts";
import { placeIn } from "../engine/evidence-places.ts";
import { withoutCommands } from "../reporters/safe-text.ts";
import { paintFor } from "../reporters/terminal/paint.ts";
import { isNamed, type Rule } from "../rule.ts";
import { suggestion } from "../text/nearest.ts";
import { baselineOf, baselineRequest } from "./baseline.ts";
import type { Command } from "./command.ts";
import { configChoice, loadConfig } from "./config-choice.ts";
import { diskAccess } from "./disk-access.ts";
import { exit, UsageError } from "./exit.ts";
import { colorFlag, wantsColor } from "./io.ts";
import { checksOf, lintOptions } from "./lint-checks.ts";
import { discoverFiles, prepareKinds } from "./lint-files.ts";
import { lintFlags } from "./lint-flags.ts";
import { oneOf, parseFlags } from "./options.ts";
import { checkersFor, checkScripts } from "./script-checkers.ts";
import { ruleText } from "./why/rule-text.ts";
import { placeText } from "./why/text.ts";

const { preset, rule, config, color } = lintFlags;
const { baseline, target } = lintFlags;

const formats = ["pretty", "json"] as const;

const flags = {
  format: { type: "string", short: "f", value: "NAME", choices: formats, help: "pretty (default) or json" },
  preset,
  rule,
  config,
  "no-config": lintFlags["no-config"],
  "no-code": lintFlags["no-code"],
  "allow-code": lintFlags["allow-code"],
  baseline,
  "no-baseline": lintFlags["no-baseline"],
  "build-arg": lintFlags["build-arg"],
  "build-context": lintFlags["build-context"],
  target,
  "report-unused-directives": lintFlags["report-unused-directives"],
  "require-reason": lintFlags["require-reason"],
  color,
  "no-color": lintFlags["no-color"],
} as const;

export const why: Command = {
  name: "why",
  summary: "Show what is known at a place in a file, and what each rule says about it",
  usage: "why [flags] FILE:LINE[:COLUMN] [rule|code...]",
  flags,
  notes: `The file is linted together with everything below the working directory, as in a run without paths. With rules, by
their names or by another linter's codes, it says what each of them looked at and why it said what it did.
`,
  async run(argv, { io, loadEngine }) {
    const { values: given, positionals } = parseFlags(argv, flags);
    const format = oneOf("--format", given.format ?? "pretty", formats);
    const [text, ...names] = positionals;
    const { file, line, column } = parsePlace(text);
    const engine = await loadEngine();
    const values = { ...parseFlags([], lintFlags).values, ...given, format: [] };
    const config = await loadConfig(configChoice(values, io.env), engine, io.cwd);
    const access = diskAccess(io.cwd, [file]);
    const context = { io, engine, config, access, checkers: await checkersFor({ io, config, access }) };
    const rules = rulesNamed(names, context.config);
    const found = await discoverFiles({ targets: [".", file], stdinName: undefined }, context);
    const path = relative(io.cwd, resolve(io.cwd, file)).replaceAll("\\", "/");
    const input = found.files.find((candidate) => candidate.path === path);
    if (!input)
      throw new UsageError(`${file} ${found.errors.find((error) => error.path === path)?.message ?? "is ignored"}`);
    const place = placeIn(input, line, column);
    if (!place) throw new UsageError(`${file} has no line ${line}`);
    await prepareKinds(found, context.config);
    const gate = (await baselineOf(baselineRequest(values), context))?.baseline?.gate;
    const options = { ...lintOptions(checksOf(values, io.env), undefined, context), gate };
    await checkScripts(found.files, { ...options, only: (one) => one === path }, context);
    const evidence = gatherEvidence(found.files, input, { span: place, exact: column !== undefined }, options);
    const wanted = rules ? evidence.rules.filter((one) => rules.has(one.rule)) : evidence.rules;
    if (format === "json") {
      const { whyJson } = await import("./why/json.ts");
      io.stdout.write(whyJson(evidence, wanted));
      return exit.clean;
    }
    const paint = paintFor(wantsColor(colorFlag(values), io, io.stdout));
    const told = rules
      ? wanted.map((one) => ruleText(one, evidence, paint)).join("\n")
      : placeText(evidence, place, paint);
    io.stdout.write(withoutCommands(told));
    return exit.clean;
  },
};

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
}

/** As reports write places, so that one can be copied from there, a colon at its end included. */
function parsePlace(text: string | undefined): Place {
  const parts = /^(.+?):(\d{1,9})(?::(\d{1,9}))?:?$/s.exec(text ?? "");
  if (!parts) throw new UsageError("why needs a place: FILE:LINE or FILE:LINE:COLUMN");
  const [, file, line, column] = parts as unknown as [string, string, string, string | undefined];
  if (Number(line) === 0 || Number(column ?? 1) === 0) throw new UsageError(`${text}: lines and columns start at 1`);
  return { file, line: Number(line), column: column === undefined ? undefined : Number(column) };
}

/** @throws UsageError for a name that no rule has */
function rulesNamed(names: readonly string[], config: ProjectConfig): ReadonlySet<Rule> | undefined {
  if (names.length === 0) return undefined;
  const ids = names.flatMap((name) => {
    const found = config.lookup(name);
    if (found.length > 0) return found;
    throw new UsageError(`there is no rule ${name}${suggestion(name, ruleNames(config.rules).known())}`);
  });
  return new Set(config.rules.filter((rule) => ids.some((id) => isNamed(rule, id))));
}
