import {
  type DockerfileModel,
  defineRule,
  type Instruction,
  type ProposedFix,
  replace,
  report,
  type Stage,
  unknown,
  type Word,
} from "../../src/author.ts";
import { effectsOf, rootName } from "../../src/kit.ts";
import { mayBeWindows } from "../../src/knowledge/base-images/windows-variants.ts";

export default defineRule({
  id: "no-windows-path-on-linux",
  summary: "Paths of Linux images are written with slashes and without drives",
  why: "Docker reads a backslash as an escape and drops it: `build\\tide` is the file `buildtide`. On Linux `C:` is the name of a directory, not a drive.",
  topic: "metadata",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  messages: {
    backslash: "Docker reads {written} as {path}: use slashes",
    drive: "{written} is a Windows path, and {base} is a Linux image: use a path without a drive",
  },
  examples: [
    {
      bad: "FROM alpine:3.22\nCOPY «build\\tide» /tide",
      fixedUnsafe: "FROM alpine:3.22\nCOPY build/tide /tide",
      good: "FROM alpine:3.22\nCOPY build/tide /tide",
      message: "backslash",
    },
    {
      bad: "FROM alpine:3.22\nWORKDIR «C:\\app»",
      good: "FROM alpine:3.22\nWORKDIR /app",
      message: "drive",
    },
    {
      title: "Windows images have drives",
      good: "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nWORKDIR C:/app",
    },
  ],
  on: {
    Instruction: {
      when: { types: ["Copy", "Add", "Workdir"] },
      handle: (instruction, { model }) => pathsOf(instruction).map((word) => verdictOf(word, instruction, model)),
    },
  },
});

function pathsOf(instruction: Instruction): readonly Word[] {
  if (instruction.type === "Workdir") return instruction.path ? [instruction.path] : [];
  if (instruction.type !== "Copy" && instruction.type !== "Add") return [];
  const heredocs = new Set(instruction.heredocs.map(({ wordSpan }) => wordSpan.start));
  return [...instruction.sources, instruction.destination].filter(
    (word) => word !== undefined && !heredocs.has(word.span.start),
  ) as readonly Word[];
}

const drive = /^["']?[A-Za-z]:(?:[\\/]|$)/;
/** What is escaped for a reason is a blank, a quote, a `$`, a dot, or a character of a glob. */
const separator = /[\w.]\\(?=\w)/;

function verdictOf(word: Word, instruction: Instruction, model: DockerfileModel) {
  const isDrive = drive.test(word.text);
  if (!isDrive && !separator.test(word.text)) return undefined;
  const stage = model.stageOf(instruction);
  if (stage?.root?.libc === "windows") return undefined;
  if (!stage || !isLinux(stage)) return unknown(word, "it is not known whether the base image is one of Windows");
  if (isDrive) return report(word, "drive", { data: { written: word.text, base: rootName(stage) } });
  const path = model.resolve(word, instruction);
  if (!path.known) return unknown(word, path.reason);
  // With another escape character, or in single quotes, the backslash stays: such a file may be meant.
  if (path.value.includes("\\")) return undefined;
  return report(word, "backslash", {
    data: { written: word.text, path: path.value },
    fixes: fix(word, path.value, instruction),
  });
}

function isLinux({ root, chain }: Stage): boolean {
  const base = chain[0]?.base;
  if (root?.libc === undefined || !base) return false;
  return base.kind !== "image" || (base.image.reference.known && !mayBeWindows(base.image.reference.value.name));
}

function fix(word: Word, path: string, { type }: Instruction): ProposedFix | undefined {
  const { start, end } = word.span;
  if (end - start !== word.text.length) return undefined;
  const edits = replace(word.span, word.text.replaceAll("\\", "/"));
  return {
    title: "Write slashes",
    safe: false,
    // What is read today may be what is meant.
    requires: { "nothing has the name that is read": type === "Workdir" || { unless: `${path} is meant` } },
    effect: effectsOf(type),
    edits,
  };
}
