import {
  type Cmd,
  type Command,
  type DockerfileModel,
  defineRule,
  type Entrypoint,
  type Instruction,
  insert,
  type OptionsOf,
  type ProposedFix,
  positionAt,
  type RuleContext,
  type Run,
  remove,
  report,
  type Script,
  type Stage,
} from "../../src/author.ts";
import {
  isReplaced,
  newlineOf,
  partsOf,
  perModel,
  perPart,
  startOfCommentBlock,
  textsOf,
  writtenCommands,
} from "../../src/kit.ts";

const options = {
  where: {
    type: "string",
    enum: ["edges", "anywhere", "run", "parts", "relative"],
    default: "edges",
    description:
      "Whether only a cd at the start or end of a script is reported (edges), every one (anywhere), every one of a RUN as written, strings of `sh -c` apart (run), or a RUN whose text has one first or behind && (parts), or has one anywhere whose path is not absolute (relative).",
  },
} as const;

export default defineRule({
  id: "no-cd",
  summary: "The working directory is set with WORKDIR",
  why: "`cd` applies to one RUN only, so readers must follow each script to know where commands run; at the end of a script it has no effect at all.",
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
    leading: "Use WORKDIR instead of cd {path} at the start of a script",
    trailing: "cd at the end of a script has no effect: the next instruction starts in WORKDIR again",
    inside: "cd changes the directory in the middle of a script: use WORKDIR or absolute paths",
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
      title: "Where every cd is reported",
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
  { model, options: { where } }: RuleContext<"dockerfile", OptionsOf<typeof options>>,
) {
  if (where === "parts") {
    const isFound = instruction.type === "Run" && !instruction.onbuild;
    if (isFound && partsOf(instruction).some((part) => part.startsWith("cd ")))
      yield report(instruction.keyword, "inside");
    return;
  }
  if (where === "relative") {
    const isFound = instruction.type === "Run" && !instruction.onbuild;
    if (isFound && textsOf(instruction).some(goesToRelative)) yield report(instruction.keyword, "inside");
    return;
  }
  if (where === "run") {
    if (instruction.type !== "Run" || instruction.onbuild) return;
    for (const { name, span } of writtenCommands(instruction, model)) if (name === "cd") yield report(span, "inside");
    return;
  }
  if (instruction.type !== "Run" && isReplaced(instruction, model)) return;
  for (const script of model.scripts(instruction)) {
    const changes = script.commands.filter(({ program }) => program === "cd");
    for (const cd of changes) {
      const path = cd.operands[0]?.value ?? "";
      if (isTop(cd) && cd === script.commands.at(-1) && instruction.type === "Run") {
        yield report(cd, "trailing");
      } else if (isTop(cd) && cd === script.commands[0] && changes.length === 1 && mayStay(path, script)) {
        yield report(cd, "leading", { data: { path }, fixes: fix(instruction, script, cd, model) });
      } else if (where === "anywhere") yield report(cd, "inside");
    }
  }
}

/** Between blanks; a path with a hidden part is taken for a relative one, too. */
function goesToRelative(text: string): boolean {
  const words = text.split(" ").map((word) => word.trim());
  return words.some((word, i) => {
    const path = words[i + 1];
    const isAbsolute =
      path !== undefined && (/^[a-zA-Z]:[\\/]/.test(path) || (path.startsWith("/") && !path.includes("/.")));
    return word === "cd" && path !== undefined && !isAbsolute;
  });
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

/** Moves `cd dir &&` in front of its RUN, and puts the directory back for what follows and minds it. */
function fix(
  instruction: Run | Cmd | Entrypoint,
  script: Script,
  cd: Command,
  model: DockerfileModel,
): ProposedFix | undefined {
  const source = model.document.source.text;
  const next = script.commands[1];
  const [operand] = cd.operands;
  if (instruction.type !== "Run" || instruction.onbuild || instruction.heredocs.length > 0 || !next || !operand)
    return undefined;
  if (cd.arguments.length !== 1 || cd.redirects.length > 0) return undefined;
  const between = source.slice(cd.span.end, next.span.start);
  if (!/^[\s\\`]*&&[\s\\`]*$/.test(between)) return undefined;
  const newline = newlineOf(source);
  const minding = firstMinding(instruction, model);
  const { workdir } = model.before(instruction);
  const goesBack = minding !== undefined && workdir.known;
  const edits = [
    insert(startOfCommentBlock(source, instruction.span.start), `WORKDIR ${operand.word.raw}${newline}`),
    remove({ start: cd.span.start, end: next.span.start }),
    ...(goesBack ? [insert(instruction.span.end, `${newline}WORKDIR ${workdir.value}`)] : []),
  ];
  return {
    title: goesBack ? "Set WORKDIR, and restore it afterwards" : "Set WORKDIR, which containers also start in",
    safe: false,
    requires: {
      "later instructions keep their working directory": goesBack ||
        !minding || { unless: `${nameOf(minding, model)} needs the old working directory` },
    },
    effect: ["workdir", "commands", "options"],
    edits,
  };
}

function nameOf({ keyword, span }: Instruction, { document }: DockerfileModel): string {
  return `${keyword.text.toUpperCase()} in line ${positionAt(document.source, span.start).line}`;
}

/** The first instruction behind a RUN to which it matters in which directory it starts. */
function firstMinding(run: Run, model: DockerfileModel): Instruction | undefined {
  const stage = model.stageOf(run);
  return stage && mindingIn(stage, model).get(run);
}

/** The same behind each instruction of a stage. */
const mindingIn = perPart((stage: Stage, model): ReadonlyMap<Instruction, Instruction | undefined> => {
  const minding = new Map<Instruction, Instruction | undefined>();
  let next: Instruction | undefined = firstChildren(model).get(stage)?.from;
  for (const instruction of [...stage.instructions].reverse()) {
    minding.set(instruction, next);
    if (setsDirectory(instruction, model)) next = undefined;
    else if (mindsDirectory(instruction, model)) next = instruction;
  }
  return minding;
});

const firstChildren = perModel(
  ({ stages }) => new Map([...stages].reverse().flatMap((stage) => (stage.parent ? [[stage.parent, stage]] : []))),
);

function setsDirectory(instruction: Instruction, model: DockerfileModel): boolean {
  if (instruction.type !== "Workdir") return false;
  const path = instruction.path && model.resolve(instruction.path, instruction);
  return path?.known === true && path.value.startsWith("/");
}

function mindsDirectory(instruction: Instruction, model: DockerfileModel): boolean {
  switch (instruction.type) {
    case "Run":
      return !goesElsewhere(model.commands(instruction)[0]);
    case "Copy":
    case "Add": {
      const path = instruction.destination && model.resolve(instruction.destination, instruction);
      return !(path?.known && path.value.startsWith("/"));
    }
    case "Workdir":
    case "Cmd":
    case "Entrypoint":
    case "Healthcheck":
      return true;
    default:
      return false;
  }
}

function goesElsewhere(first: Command | undefined): boolean {
  return (
    first?.program === "cd" && first.operands[0]?.value?.startsWith("/") === true && first.flow.followedBy === "&&"
  );
}
