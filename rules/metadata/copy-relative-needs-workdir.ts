import {
  type DockerfileModel,
  defineRule,
  type Instruction,
  type ProposedFix,
  replace,
  type Stage,
  unknown,
  type Word,
} from "../../src/author.ts";
import { perModel } from "../../src/kit.ts";

export default defineRule({
  id: "copy-relative-needs-workdir",
  summary: "A relative destination of COPY or ADD follows a WORKDIR",
  why: "Without a WORKDIR the files go where the base image has its working directory, which may change with its next release.",
  topic: "metadata",
  category: "correctness",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { hadolint: ["DL3045"], "dockerfile-roast": ["DF063"] },
  options: {
    bases: {
      type: "string",
      enum: ["root", "all"],
      default: "root",
      description:
        "Whether only base images that are known to leave the working directory at `/` count (root), or every base image (all).",
    },
    instructions: {
      type: "array",
      items: { type: "string", enum: ["COPY", "ADD"] },
      default: ["COPY", "ADD"],
      description: "The instructions that are looked at.",
    },
  },
  messages: {
    root: "{path} is relative, and no WORKDIR is set: the files go to {target}",
    base: "{path} is relative to the base image's working directory: set WORKDIR first",
  },
  examples: [
    {
      bad: "FROM debian:12\nCOPY app «bin/»",
      fixed: "FROM debian:12\nCOPY app /bin/",
      good: "FROM debian:12\nWORKDIR /srv\nCOPY app bin/",
      message: "root",
    },
    { title: "The base image has a working directory", good: "FROM golang:1.24\nCOPY go.mod ./" },
    {
      title: "Where every file must say it itself",
      options: { bases: "all" },
      bad: "FROM golang:1.24\nCOPY go.mod «./»",
      message: "base",
    },
  ],
  on: {
    Instruction: {
      when: { types: ["Copy", "Add"] },
      handle(copy, { model, options }) {
        if (copy.type !== "Copy" && copy.type !== "Add") return;
        const { destination } = copy;
        if (!destination || !options.instructions.some((one) => one.toLowerCase() === copy.type.toLowerCase())) return;
        const value = model.resolve(destination, copy);
        // What is written before a variable shows that the path is relative.
        if (!value.known && /^["'\s]*\$/.test(destination.text)) return unknown(destination, value.reason);
        const path = value.known ? value.value : destination.text.replace(/^["']|["']$/g, "");
        if (path === "" || isAbsolute(path) || setsWorkdir(copy, model)) return;
        const { workdir } = model.before(copy);
        if (workdir.known && workdir.value === "/") {
          const target = `/${path.replace(/^(?:\.\/+)+|^\.$/, "")}`;
          return { at: destination, message: "root", data: { path, target }, fixes: fix(destination, path, target) };
        }
        if (options.bases === "all") return { at: destination, message: "base", data: { path } };
        return workdir.known ? undefined : unknown(destination, workdir.reason);
      },
    },
  },
});

function isAbsolute(path: string): boolean {
  return /^[/\\]|^[A-Za-z]:/.test(path);
}

/** Whether a WORKDIR of the stage, or of one that it continues, stands before an instruction. */
function setsWorkdir(copy: Instruction, model: DockerfileModel): boolean {
  const stage = model.stageOf(copy);
  return stage !== undefined && (firstWorkdirs(model).get(stage) ?? Number.POSITIVE_INFINITY) < copy.span.start;
}

/** Where the first WORKDIR stands of each stage that has one. */
const firstWorkdirs = perModel((model): ReadonlyMap<Stage, number> => {
  const first = new Map<Stage, number>();
  // A stage comes after the one that it continues.
  for (const stage of model.stages) {
    const inherited = stage.parent && first.get(stage.parent);
    const at = inherited ?? stage.instructions.find(({ type }) => type === "Workdir")?.span.start;
    if (at !== undefined) first.set(stage, at);
  }
  return first;
});

/** Only of a word that is written out. */
function fix({ text, span }: Word, path: string, target: string): ProposedFix | undefined {
  if (text !== path || path.includes("..")) return undefined;
  return { title: `Use the absolute path ${target}`, safe: true, effect: "copies", edits: replace(span, target) };
}
