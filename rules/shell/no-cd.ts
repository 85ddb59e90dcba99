import {
  type Cmd,
  type Command,
  defineRule,
  type Entrypoint,
  insert,
  type OptionsOf,
  type ProposedFix,
  type RuleContext,
  type Run,
  remove,
  report,
  type Script,
} from "../../src/author.ts";
import { startOfCommentBlock } from "../../src/kit.ts";

const options = {
  where: {
    type: "string",
    enum: ["edges", "anywhere"],
    default: "edges",
    description: "Whether only a cd that starts or ends a script is reported, or every one.",
  },
} as const;

export default defineRule({
  id: "no-cd",
  summary: "The working directory is set with WORKDIR",
  why: "`cd` holds for one RUN only, so that a reader must follow each script to know where things happen; at the end of a script it does nothing at all.",
  topic: "shell",
  category: "maintainability",
  severity: "info",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL3003"],
    trivy: ["DS-0013"],
    kics: ["f4a6bcd3-e231-4acf-993c-aa027be50d2e"],
    semgrep: ["use-workdir"],
    sonar: ["S6597"],
    "dockerfile-roast": ["DF008"],
    dockleaner: ["DL3003"],
  },
  reference: "https://docs.docker.com/build/building/best-practices/#workdir",
  options,
  messages: {
    leading: "cd {path} at the start of a script is what WORKDIR is for",
    trailing: "cd has no effect here: the next instruction starts in WORKDIR again",
    inside: "cd changes the directory in the middle of a script",
  },
  examples: [
    {
      bad: "FROM golang:1.24\nRUN «cd /src» && go build ./...",
      fixedUnsafe: "FROM golang:1.24\nWORKDIR /src\nRUN go build ./...",
      good: "FROM golang:1.24\nWORKDIR /src\nRUN go build ./...",
      message: "leading",
    },
    { bad: "FROM debian:12\nRUN mkdir /app && «cd /app»", message: "trailing" },
    { title: "In the middle it may be the clearest way", good: "FROM debian:12\nRUN make && cd test && make check" },
    {
      title: "Unless it is unwanted everywhere",
      options: { where: "anywhere" },
      bad: "FROM debian:12\nRUN make && «cd test» && make check",
      message: "inside",
    },
  ],
  on: {
    Run: check,
    Cmd: check,
    Entrypoint: check,
  },
});

function* check(
  instruction: Run | Cmd | Entrypoint,
  { model, options: { where }, source }: RuleContext<"dockerfile", OptionsOf<typeof options>>,
) {
  for (const script of model.scripts(instruction)) {
    const changes = script.commands.filter(({ program }) => program === "cd");
    for (const cd of changes) {
      const path = cd.operands[0]?.value ?? "";
      if (isTop(cd) && cd === script.commands.at(-1) && instruction.type === "Run") {
        yield report(cd, "trailing");
      } else if (isTop(cd) && cd === script.commands[0] && changes.length === 1 && mayStay(path, script)) {
        yield report(cd, "leading", { data: { path }, fixes: fix(instruction, script, cd, source.text) });
      } else if (where === "anywhere") yield report(cd, "inside");
    }
  }
}

/** Runs in the script's own shell, and not to find out whether there is such a directory. */
function isTop({ flow, pipeline }: Command): boolean {
  if (flow.tolerated && flow.followedBy !== ";") return false;
  return !(flow.subshell || flow.conditional || flow.loop || flow.substitution || pipeline);
}

/** No visit: neither to a place that is not known, nor to one for temporary files, nor to one that the script removes. */
function mayStay(path: string, { commands }: Script): boolean {
  if (!/^[^-~]/.test(path) || /^\/(?:var\/)?tmp(?:\/|$)/.test(path)) return false;
  return !commands.some(
    ({ program, operands }) => program === "rm" && operands.some(({ value }) => value?.startsWith(path)),
  );
}

/** Moves `cd dir &&` in front of its RUN. What follows the RUN then starts there too, hence unsafe. */
function fix(
  instruction: Run | Cmd | Entrypoint,
  script: Script,
  cd: Command,
  source: string,
): ProposedFix | undefined {
  const next = script.commands[1];
  const [operand] = cd.operands;
  if (instruction.type !== "Run" || instruction.onbuild || instruction.heredocs.length > 0 || !next || !operand)
    return undefined;
  if (cd.arguments.length !== 1 || cd.redirects.length > 0) return undefined;
  const between = source.slice(cd.span.end, next.span.start);
  if (!/^[\s\\`]*&&[\s\\`]*$/.test(between)) return undefined;
  const newline = source.includes("\r\n") ? "\r\n" : "\n";
  const line = `WORKDIR ${operand.word.raw}${newline}`;
  const edits = [
    insert(startOfCommentBlock(source, instruction.span.start), line),
    remove({ start: cd.span.start, end: next.span.start }),
  ];
  return { title: "Set WORKDIR, for what follows too", safe: false, effect: ["workdir", "commands", "options"], edits };
}
