import {
  type DockerfileModel,
  defineRule,
  type ProposedFix,
  replace,
  unknown,
  type Workdir,
} from "../../src/author.ts";
import { earlierInstructions } from "../../src/kit.ts";

export default defineRule({
  id: "absolute-workdir",
  summary: "The first WORKDIR of a stage, its parent stages included, is an absolute path",
  why: "A relative WORKDIR depends on the working directory of the base image, which may change with its next release.",
  topic: "metadata",
  category: "correctness",
  severity: "warning",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3000"],
    buildkit: ["WorkdirRelativePath"],
    trivy: ["DS-0009"],
    checkov: ["CKV_DOCKER_10"],
    kics: ["6b376af8-cfe8-49ab-a08d-f32de23661a4"],
    semgrep: ["use-absolute-workdir"],
    dockerlint: ["absolute_workdir"],
    "dockerfile-utils": ["WORKDIR_IS_NOT_ABSOLUTE"],
    sonar: ["S7021"],
    "dockerfile-roast": ["DF009"],
  },
  reference: "https://docs.docker.com/reference/build-checks/workdir-relative-path/",
  options: {
    which: {
      type: "string",
      enum: ["first", "every"],
      default: "first",
      description:
        "Whether only the first WORKDIR of a stage, its parent stages included, must be absolute (first), or every one (every).",
    },
  },
  messages: {
    relative: "{path} is relative to the base image's working directory: use an absolute path",
    follows: "{path} is relative to the previous WORKDIR: use an absolute path",
  },
  examples: [
    {
      bad: "FROM debian:12\nWORKDIR «app»",
      fixed: "FROM debian:12\nWORKDIR /app",
      good: "FROM debian:12\nWORKDIR /app\nWORKDIR src",
      message: "relative",
    },
    {
      title: "Where every WORKDIR must be absolute",
      options: { which: "every" },
      bad: "FROM debian:12\nWORKDIR /app\nWORKDIR «src»",
      fixed: "FROM debian:12\nWORKDIR /app\nWORKDIR /app/src",
      message: "follows",
    },
  ],
  on: {
    Workdir(workdir, { model, options }) {
      const { path } = workdir;
      if (!path || isAbsolute(withoutQuote(path.text))) return;
      const first = isFirst(workdir, model);
      if (!first && options.which === "first") return;
      const value = model.resolve(path, workdir);
      if (!value.known) return unknown(path, value.reason);
      if (value.value === "" || isAbsolute(value.value)) return;
      // It stays where it is, which depends on nothing new.
      if (/^\.\/?$/.test(value.value) && options.which === "first") return;
      const message = first ? "relative" : "follows";
      return { at: path, message, data: { path: value.value }, fixes: fix(workdir, value.value, model) };
    },
  },
});

function isFirst(workdir: Workdir, model: DockerfileModel): boolean {
  for (const { type } of earlierInstructions(workdir, model)) if (type === "Workdir") return false;
  return true;
}

function isAbsolute(path: string): boolean {
  return /^[/\\]|^[A-Za-z]:/.test(path);
}

function withoutQuote(text: string): string {
  return text.replace(/["']/, "");
}

/** Writes the path out where the directory before it is known and no variable hides in it. */
function fix(workdir: Workdir, value: string, model: DockerfileModel): ProposedFix | undefined {
  const before = model.before(workdir).workdir;
  const { path } = workdir;
  if (!path || path.text !== value || workdir.onbuild || !before.known || !before.value.startsWith("/"))
    return undefined;
  if (/(?:^|\/)\.\.?(?:\/|$)|[^\w./@+-]/.test(value.replace(/^\.\//, ""))) return undefined;
  const full = `${before.value.replace(/\/$/, "")}/${value.replace(/^\.\//, "")}`;
  return { title: `Use the absolute path ${full}`, safe: true, effect: "workdir", edits: replace(path.span, full) };
}
