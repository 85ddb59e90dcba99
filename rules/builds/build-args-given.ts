import {
  type Command,
  type DockerfileModel,
  defineRule,
  type Fact,
  type Instruction,
  report,
  type Span,
} from "../../src/author.ts";
import { firstFrom, lookUp, type VariableRead, variablesRead } from "../../src/kit.ts";
import { predefinedArg } from "../../src/knowledge/predefined.ts";

export default defineRule({
  id: "build-args-given",
  summary: "A build passes the arguments without which the Dockerfile does not build",
  why: "An `ARG` without a default is empty where a build does not pass it: a check such as `${VERSION:?}` fails, and so does a download or a package whose version it is.",
  topic: "builds",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://docs.docker.com/reference/dockerfile/#arg",
  messages: {
    required: "The build fails here: the argument {name} is not passed, and has no default",
    empty: "{name} is empty here: the argument is not passed, and has no default",
  },
  examples: [
    {
      bad: "FROM alpine:3.22\nARG VERSION\nADD https://example.com/tool-$«VERSION».tar.gz /opt/",
      good: "FROM alpine:3.22\nARG VERSION=1.4.0\nADD https://example.com/tool-$VERSION.tar.gz /opt/",
      files: { "compose.yaml": "services:\n  app:\n    build: .\n" },
      message: "empty",
    },
    {
      title: "What is said of no build may give it",
      good: "FROM alpine:3.22\nARG VERSION\nADD https://example.com/tool-$VERSION.tar.gz /opt/",
    },
  ],
  *check(_, { model, source }) {
    // Of a build that only may be asked for nobody knows what it would be given.
    if (!model.invocation.known || model.invocation.label === undefined) return;
    for (const stage of model.stages.filter(({ used }) => used)) {
      for (const instruction of stage.instructions) {
        for (const { name, at, needed } of usesIn(instruction, model, source.text)) {
          const declared = missingIn(model.before(instruction).variable(name), name, model);
          // What the base image sets is not empty, and nobody knows what one sets that is not known.
          if (!declared || !needed || !stage.root || lookUp(stage.root.env, name) !== undefined) continue;
          const related = [{ at: declared, message: "Declared here" }];
          yield report(at, needed, { data: { name }, related });
        }
      }
    }
  },
});

interface Use {
  readonly name: string;
  readonly at: Span;
  /** What comes of it where the variable is empty; undefined where nothing need. */
  readonly needed: "required" | "empty" | undefined;
}

function usesIn(instruction: Instruction, model: DockerfileModel, text: string): readonly Use[] {
  const words = model.words(instruction).flatMap((word) =>
    model.variables(word, instruction).map(({ name, nameSpan, modifier }): Use => {
      if (modifier?.endsWith("?")) return { name, at: nameSpan, needed: "required" };
      const isUrl =
        instruction.type === "Add" && modifier === undefined && isInUrl(...around(nameSpan, word.span, text));
      return { name, at: nameSpan, needed: isUrl ? "empty" : undefined };
    }),
  );
  if (instruction.type !== "Run") return words;
  const reads = model.scripts(instruction).flatMap((script) => variablesRead(script));
  const commands = reads.length > 0 ? model.commands(instruction) : [];
  const checks = reads.filter(({ span, guarded }) => guarded && /^:?\?/.test(text.slice(span.end, span.end + 2)));
  const failing = checks.slice(0, maxChecks).filter(({ span }) => isAlwaysRun(span, commands));
  const plain = reads.filter(({ guarded }) => !guarded).sort((a, b) => a.span.start - b.span.start);
  return [
    ...words,
    ...failing.map(({ name, span }): Use => ({ name, at: span, needed: "required" })),
    ...commands.flatMap((command) => usesOf(command, plain, text)),
  ];
}

/** Nobody checks more variables in one RUN. */
const maxChecks = 50;

/** Whether what stands somewhere in a script is run whatever the commands before it come to. */
function isAlwaysRun(at: Span, commands: readonly Command[]): boolean {
  const command = commands.findLast(({ span }) => span.start <= at.start && at.end <= span.end);
  return command !== undefined && !command.flow.conditional;
}

/** The variables without which what a command downloads or installs is not there. */
function usesOf(command: Command, reads: readonly VariableRead[], text: string): readonly Use[] {
  const breaks = isDownload(command) ? isInUrl : isInstall(command) ? isVersion : undefined;
  if (!breaks || command.flow.conditional) return [];
  return command.arguments.flatMap(({ span }) => {
    const uses: Use[] = [];
    for (let i = firstFrom(reads, span.start, (read) => read.span.start); i < reads.length; i++) {
      const { name, span: at } = reads[i] as VariableRead;
      if (at.end > span.end) break;
      if (breaks(...around(at, span, text))) uses.push({ name, at, needed: "empty" });
    }
    return uses;
  });
}

function isDownload({ program }: Command): boolean {
  return program === "curl" || program === "wget";
}

const installers: ReadonlySet<string> = new Set(["pip", "npm", "gem", "go", "apt-get", "apk", "cargo", "composer"]);

function isInstall({ program, subcommand }: Command): boolean {
  return installers.has(program ?? "") && /^(?:install|i|add|require)$/.test(subcommand ?? "");
}

/** Longer words are not looked at. */
const longestWord = 1_000;

/** What stands in a word before the name of a variable, and behind it; nothing of a word that is very long. */
function around(name: Span, word: Span, text: string): readonly [before: string, behind: string] {
  if (word.end - word.start > longestWord) return ["", ""];
  return [text.slice(word.start, name.start), text.slice(name.end, word.end)];
}

/** Whether a variable stands in the host or the path of a URL: what is asked for and who asks may be empty. */
function isInUrl(before: string, behind: string): boolean {
  return /^["']?(?:https?|ftp):\/\/[^@?#]*\$\{?$/.test(before) && !/^\}?[^/]*@/.test(behind);
}

/** Whether a variable is the version of a package: `tool==$VERSION`, `example.com/tool@$VERSION`. */
function isVersion(before: string, behind: string): boolean {
  return /^["']?[\w./@+-]*\w(?:==?|@)v?\$\{?$/.test(before) && /^\}?["']?$/.test(behind);
}

/** Where an argument is declared that has no value for certain: no default, and nobody gives it. */
function missingIn(fact: Fact<string> | undefined, name: string, { invocation }: DockerfileModel) {
  if (!fact || fact.known || predefinedArg(name) || invocation.unknownArgs?.has(name)) return undefined;
  return fact.origins.every(({ label }) => label === `ARG ${name}`) ? fact.origins[0]?.span : undefined;
}
