import {
  type Command,
  type DockerfileModel,
  defineRule,
  type Holds,
  option,
  type ProposedFix,
  type RuleContext,
  type Run,
} from "../../src/author.ts";
import {
  callsPip,
  cleanStores,
  hasWord,
  insertOption,
  type Leftover,
  packagesOf,
  partsOf,
  searchedCleanOptions,
} from "../../src/kit.ts";

export default defineRule({
  id: "pip-no-cache",
  summary: "pip keeps no cache in the image",
  why: "pip keeps downloads and wheels for later installations, which an image never runs: the image contains every wheel twice.",
  topic: "packages",
  category: "size",
  severity: "info",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3042"],
    kics: ["f2f903fb-b977-461e-98d7-b3e2185c6118"],
    semgrep: ["missing-pip-no-cache-dir"],
    parfum: ["pipUseNoCacheDir"],
    "dockerfile-roast": ["DF030"],
    dockleaner: ["DL3042"],
  },
  reference: "https://pip.pypa.io/en/stable/topics/caching/",
  options: searchedCleanOptions,
  messages: { left: "{command} leaves its cache in this layer" },
  examples: [
    {
      bad: "FROM python:3.13\nRUN «pip install» -r requirements.txt",
      fixed: "FROM python:3.13\nRUN pip install --no-cache-dir -r requirements.txt",
    },
    { good: "FROM python:3.13\nENV PIP_NO_CACHE_DIR=1\nRUN pip install -r requirements.txt" },
    { good: "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt" },
    {
      title: "The cache of a build stage does not ship",
      good: "FROM python:3.13 AS build\nRUN pip install --prefix=/install -r requirements.txt\nFROM python:3.13\nCOPY --from=build /install /usr/local",
    },
  ],
  on: {
    Run: cleanStores({
      managers: ["pip"],
      what: "cache",
      written: {
        stores: (command) => callsPip(command) && hasWord(command, "install") && !hasWord(command, "--no-cache-dir"),
        mounts: [".cache/pip"],
        unless: saysNoCache,
      },
      searched: (run) =>
        partsOf(run).some(
          (part) => /pip3? (?:--?[a-zA-Z]+ *){0,20}install/.test(part) && !part.includes("--no-cache-dir"),
        ),
      meant: ({ command }) => downloadsNothing(command),
      fix: keepNothing,
    }),
  },
});

/** Wheels that are there already, without what they depend on. */
function downloadsNothing(command: Command): boolean {
  const specs = packagesOf(command) ?? [];
  return (
    option(command, "no-deps") !== undefined &&
    specs.length > 0 &&
    specs.every(({ kind, name }) => kind === "local" && name?.endsWith(".whl"))
  );
}

/** Gives every command the option that keeps it from leaving anything. */
function keepNothing(
  left: readonly Leftover[],
  run: Run,
  { source }: Pick<RuleContext, "source">,
): ProposedFix | undefined {
  const option = left[0]?.use.manager.remedy?.option;
  if (option === undefined) return undefined;
  const commands = [...new Set(left.map(({ command }) => command))];
  const edits = commands.flatMap((command) => insertOption(command, option) ?? []);
  if (edits.length < commands.length) return undefined;
  const requires = { "no later command reads the cache": isCacheUnread(run, source.text) };
  return { title: `Add ${option}`, safe: true, requires, effect: "options", edits };
}

/** Whoever reads it names the directory that it lies in. */
function isCacheUnread({ span }: Run, source: string): Holds {
  return !source.includes(".cache", span.end) || { unless: "a later command reads the cache" };
}

/** In the file's words: the variable has a value that means yes, which pip itself asks of no value. */
function saysNoCache(run: Run, model: DockerfileModel): boolean {
  const value = model.before(run).variable("PIP_NO_CACHE_DIR");
  if (value?.known && /^(?:1|true|on|yes)$/i.test(value.value)) return true;
  const { start, end } = run.argsSpan;
  return /\bPIP_NO_CACHE_DIR=["']?(?:1|true|on|yes)\b/i.test(model.document.source.text.slice(start, end));
}
