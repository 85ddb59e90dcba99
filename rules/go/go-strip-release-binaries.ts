import {
  type DockerfileModel,
  defineRule,
  type GoreleaserBuild,
  insert,
  type Option,
  type ProposedFix,
  replace,
  report,
  type Stage,
  unknown,
} from "../../src/author.ts";
import {
  chainSteps,
  type GoBuild,
  type GoFlag,
  goBuildsOf,
  insertOption,
  isDebugBuild,
  isKnownAs,
  isScripted,
  likeliestLanding,
  mayBeFlag,
  pathOfMade,
  perModel,
  resolvePath,
  runSteps,
} from "../../src/kit.ts";

export default defineRule({
  id: "go-strip-release-binaries",
  summary: "Shipped Go binaries are built without symbol and debug tables",
  why: "These tables make up a quarter to a third of a Go binary and are read only by debuggers; stack traces do not need them.",
  topic: "go",
  category: "size",
  severity: "info",
  fix: "unsafe",
  kinds: ["dockerfile", "goreleaser"],
  recommended: false,
  presets: ["go-static"],
  reference: "https://pkg.go.dev/cmd/link",
  messages: {
    tables: 'The shipped binary has symbol and debug tables: leave them out with -ldflags="-s -w"',
    symbols: "-w leaves out only the debug tables: add -s to leave out the symbol table too",
  },
  examples: [
    {
      bad: "FROM golang:1.24 AS build\nRUN «go build» -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      fixedUnsafe:
        'FROM golang:1.24 AS build\nRUN go build -ldflags="-s -w" -o /app .\nFROM scratch\nCOPY --from=build /app /app',
      message: "tables",
    },
    {
      bad: 'FROM golang:1.24 AS build\nRUN go build «-ldflags="-w -X main.version=1"» -o /app .\nFROM scratch\nCOPY --from=build /app /app',
      fixedUnsafe:
        'FROM golang:1.24 AS build\nRUN go build -ldflags="-s -w -X main.version=1" -o /app .\nFROM scratch\nCOPY --from=build /app /app',
      message: "symbols",
    },
    {
      good: 'FROM golang:1.24 AS build\nRUN go build -ldflags="-s -w" -o /app .\nFROM scratch\nCOPY --from=build /app /app',
    },
    {
      title: "Programs that goreleaser builds, which strips them unless it is given other flags",
      kind: "goreleaser",
      bad: 'builds:\n  - main: ./cmd/app\n    «ldflags: ["-X main.version={{ .Version }}"]»',
      message: "tables",
      good: "builds:\n  - main: ./cmd/app",
    },
    {
      title: "strip removes them too",
      good: "FROM golang:1.24 AS build\nRUN go build -o /app . && strip /app\nFROM scratch\nCOPY --from=build /app /app",
    },
  ],
  check(document, { model, project }) {
    if ("programs" in document) return document.programs.map(releasedVerdict);
    if (!("stages" in model)) return undefined;
    return goBuildsOf({ document, model, project }).map((build) => verdictOf(build, model));
  },
});

/** Of what goreleaser builds, which strips programs where nobody gives linker flags. */
function releasedVerdict({ ldflags, ldflagsSpan, gcflags }: GoreleaserBuild) {
  if (!ldflags || ldflags.some(isKnownAs(/^--?s(?:=true)?$/)) || gcflags.length > 0) return undefined;
  const missing = ldflags.find(mayBeFlag);
  if (missing) return unknown(ldflagsSpan, missing.reason);
  return report(ldflagsSpan, ldflags.some(isKnownAs(/^--?w(?:=true)?$/)) ? "symbols" : "tables");
}

function verdictOf(build: GoBuild, model: DockerfileModel) {
  const landing = likeliestLanding(build.landings.filter(({ stage }) => stage.shipped));
  if (build.action === "test" || !landing) return undefined;
  const debug = isDebugBuild(build);
  if (debug.known && debug.value) return undefined;
  if (isStripped(build, model) || hasDebugger(landing.stage, model)) return undefined;
  const flag = build.ldflags.known ? build.ldflags.value : undefined;
  const words = flag?.words ?? [];
  if (words.some(stripsAll)) return undefined;
  if (!build.ldflags.known) return unknown(build, build.ldflags.reason);
  if (!debug.known) return unknown(build, debug.reason);
  if (words.includes(undefined)) return unknown(build, "a variable holds the linker flags");
  if (!landing.certain) return unknown(build, "it is not known which file of the directory is copied");
  const debugOnly = words.includes("-w") || words.includes("-w=true");
  return report(debugOnly && flag?.option ? flag.option : build, debugOnly ? "symbols" : "tables", {
    related: [...build.recipe, ...landing.route.map((copy) => ({ at: copy, message: "The binary is copied here" }))],
    flow: true,
    fixes: fix(build, flag, debugOnly ? "-s" : "-s -w", model),
  });
}

function stripsAll(word: string | undefined): boolean {
  return word === "-s" || word === "--s" || word === "-s=true";
}

const strips = perModel((model) =>
  model.stages.flatMap((stage) => runSteps(stage, model).filter(({ command }) => command.program === "strip")),
);

/** A later `strip` of the file, or of all files of its directory, in its own stage or one that it is copied into. */
function isStripped({ outputs, landings, step, stage }: GoBuild, model: DockerfileModel): boolean {
  return strips(model).some(({ stage: where, command, directory }) => {
    if (command.span.start < step.command.span.start) return false;
    const there = where === stage ? outputs : landings.filter((one) => one.stage === where).map(({ file }) => file);
    if (there.length === 0) return false;
    return command.operands.some(({ value }) => {
      if (value === undefined || /[*?]/.test(value)) return true;
      return there.some((file) => file.name === undefined || pathOfMade(file) === resolvePath(value, directory));
    });
  });
}

const delve = /(^|\/)(dlv|delve)($|@)/;

/** Whether a stage has delve, which reads the tables. */
function hasDebugger(stage: Stage, model: DockerfileModel): boolean {
  const copied = stage.chain.some(({ instructions }) =>
    instructions.some(
      (one) => one.type === "Copy" && [...one.sources, one.destination].some((word) => delve.test(word?.text ?? "")),
    ),
  );
  const start = [stage.end.entrypoint, stage.end.cmd];
  return (
    copied ||
    start.some((one) => one && model.commands(one).some(({ program }) => program === "dlv")) ||
    chainSteps(stage, model).some(({ command }) => command.arguments.some(({ word }) => delve.test(word.text)))
  );
}

function fix(build: GoBuild, flag: GoFlag | undefined, words: string, model: DockerfileModel): ProposedFix | undefined {
  // What GOFLAGS gives would be replaced, not extended.
  if ((flag && !flag.option) || !isScripted(build.step, model)) return undefined;
  const { text } = model.document.source;
  const edit = flag?.option ? merge(flag.option, words, text) : insertOption(build.step.command, `-ldflags="${words}"`);
  if (!edit) return undefined;
  return { title: "Leave out the symbol and debug tables", safe: false, effect: "options", edits: edit };
}

/** `-ldflags="-X a=b"` gets the words behind its quote; `-ldflags=-w` gets quotes. */
function merge({ value, span }: Option, words: string, text: string) {
  if (!value) return undefined;
  const { start, end } = value.span;
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const blank = text[start + 1] === quote ? "" : " ";
    return text[end - 1] === quote ? insert(start + 1, words + blank) : undefined;
  }
  const bare = text.slice(start, end);
  return /^[\w=./-]+$/.test(bare) && end === span.end ? replace(value.span, `"${words} ${bare}"`) : undefined;
}
