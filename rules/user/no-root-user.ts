import {
  type DockerfileModel,
  defineRule,
  type Instruction,
  type ProposedFix,
  type Stage,
  type User,
  unknown,
  type Word,
} from "../../src/author.ts";
import {
  fragmentOf,
  insertInstruction,
  mayRunAsRoot,
  perModel,
  removeLines,
  rootOptions,
  uidOf,
  valueFlow,
} from "../../src/kit.ts";
import { isRoot, userPart } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "no-root-user",
  summary: "No USER instruction makes the container run as root",
  why: "A process that runs as root in a container is root on the host if it escapes the container.",
  topic: "user",
  category: "security",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  cwe: [250],
  cis: ["4.1"],
  aliases: {
    hadolint: ["DL3002"],
    trivy: ["DS-0002"],
    checkov: ["CKV_DOCKER_8"],
    kics: ["67fd0c4a-68cf-46d7-8c41-bc9fba7e40ae"],
    semgrep: ["last-user-is-root"],
    dockerfile_lint: ["root_user"],
    parfum: ["DL3002"],
    sonar: ["S6471"],
    "dockerfile-roast": ["DF002"],
  },
  options: {
    stages: {
      type: "string",
      enum: ["final", "all", "words", "last-stage", "last"],
      default: "final",
      description:
        "Whether only the stage that is built must not run as root (final), or every stage (all), by the word of its last USER alone and without exceptions (words), or the same for the last stage alone (last-stage), or the same for the last USER of the file only (last).",
    },
    ...rootOptions,
  },
  messages: { root: "{stage} runs as {user}: switch to another user" },
  examples: [
    { bad: 'FROM debian:12\nUSER «root»\nCMD ["true"]', good: 'FROM debian:12\nUSER 65532\nCMD ["true"]' },
    {
      title: "A build stage may run as root",
      good: "FROM golang:1.24 AS build\nUSER root\nFROM alpine:3.20\nUSER 65532",
    },
    { title: "The parent stage's user counts", bad: 'FROM debian:12 AS base\nUSER «0:0»\nFROM base\nCMD ["true"]' },
    { good: "FROM debian:12\nUSER root\nRUN apt-get update\nUSER 1000" },
    {
      title: "An entrypoint that drops root privileges starts as root",
      good: 'FROM debian:12\nUSER root\nENTRYPOINT ["gosu", "app", "/app"]',
    },
  ],
  check(_document, { model, options }) {
    const user = options.stages === "last" && fragmentOf(model) ? lastUser(model)?.user : undefined;
    return user && isWrittenRoot(user) ? rootAt(user) : undefined;
  },
  on: {
    Stage(stage, { model, options }) {
      if (options.stages === "final" ? !stage.target : false) return;
      if (options.stages === "last-stage" && stage !== model.stages.at(-1)) return;
      if (options.stages === "words" || options.stages === "last-stage" || options.stages === "last") {
        const users = stage.instructions.filter((one): one is User => one.type === "User");
        const last = options.stages === "last" ? lastUser(model) : users.at(-1);
        return last?.user && last.stage === stage.index && isWrittenRoot(last.user) ? rootAt(last.user) : undefined;
      }
      const instruction = stage.end.userSetBy;
      if (instruction?.type !== "User" || !instruction.user) return;
      // Each stage answers for its own USER; a parent's is reported once, for the stage that is built.
      if (options.stages === "all" && instruction.stage !== stage.index) return;
      const { user } = stage.end;
      if (!user.known) return unknown(instruction.user, user.reason);
      const named = !isRoot(user.value);
      if (
        (named && uidOf(userPart(user.value), stage, model) !== 0) ||
        (stage.target && mayRunAsRoot(stage, model, options))
      )
        return;
      const windows = user.value.toLowerCase().startsWith("container");
      const data = {
        stage: stage.target ? "The image" : "The stage",
        user: windows ? "ContainerAdministrator" : named ? `${userPart(user.value)}, which has user ID 0` : "root",
      };
      const fixes = instruction.stage === stage.index ? fix(instruction, stage, model) : undefined;
      return { at: instruction.user, message: "root", data, fixes, ...valueFlow(user, instruction.span) };
    },
  },
});

function isWrittenRoot({ text }: Word): boolean {
  return /^(?:root|0)(?::|$)/.test(text);
}

function rootAt(at: Word) {
  return { at, message: "root" as const, data: { stage: "The stage", user: "root" } };
}

const lastUser = perModel(({ document }) => document.instructions.findLast((one): one is User => one.type === "User"));

/** The user before, an earlier USER's or the base image's, comes back: at once where root does nothing in between. */
function fix(root: User, stage: Stage, model: DockerfileModel): ProposedFix | undefined {
  const { user } = model.before(root);
  if (!user.known || isRoot(user.value) || root.onbuild) return undefined;
  const { document } = model;
  const later = stage.instructions.slice(stage.instructions.indexOf(root) + 1);
  const isBusy = later.some(({ type }) => type === "Run" || type === "Copy" || type === "Add" || type === "Workdir");
  const starts = ({ type }: Instruction) => type === "Cmd" || type === "Entrypoint";
  return {
    title: `Switch back to ${user.value}, who may read and write less than root`,
    safe: false,
    effect: "user",
    edits: isBusy
      ? insertInstruction(document, stage, "USER", user.value, starts)
      : removeLines(document.source.text, root.span),
  };
}
