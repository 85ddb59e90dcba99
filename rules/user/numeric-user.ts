import {
  type DockerfileModel,
  defineRule,
  type ProposedFix,
  replace,
  type Stage,
  type User,
  unknown,
} from "../../src/author.ts";
import { isAssignedAbove, uidOf, valueFlow } from "../../src/kit.ts";
import { isNumeric, isRoot, userPart } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "numeric-user",
  summary: "The image's user is numeric",
  why: "Kubernetes cannot tell whether a name stands for root: with `runAsNonRoot` it does not start a container whose image sets a user by name.",
  topic: "user",
  category: "correctness",
  severity: "info",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  presets: ["security"],
  aliases: { hadolint: ["DL3066"] },
  reference: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  options: {
    which: {
      type: "string",
      enum: ["final", "every"],
      default: "final",
      description:
        "Whether only the user is judged that the image ends with, root apart (final), or the words of every USER (every).",
    },
  },
  messages: {
    name: "Kubernetes cannot verify that the user {user} is not root: use its numeric ID",
    known: "Kubernetes cannot verify that the user {user} is not root: use its numeric ID {id}",
  },
  examples: [
    { bad: "FROM node:22\nUSER «node»", fixedUnsafe: "FROM node:22\nUSER 1000", message: "known" },
    {
      bad: "FROM debian:12\nRUN useradd --uid 10001 app\nUSER «app»",
      message: "known",
      fixedUnsafe: "FROM debian:12\nRUN useradd --uid 10001 app\nUSER 10001",
    },
    { title: "A build stage may use names", good: "FROM node:22 AS build\nUSER node\nFROM node:22\nUSER 1000:1000" },
  ],
  on: {
    User(instruction, { model, options }) {
      const { user } = instruction;
      if (options.which !== "every" || !user || isNumeric(user.text) || namesArgument(user.text, instruction, model))
        return undefined;
      return { at: user, message: "name", data: { user: userPart(user.text) } };
    },
    Stage(stage, { model, options }) {
      if (options.which === "every") return undefined;
      const { user, userSetBy } = stage.end;
      if (!stage.target || userSetBy?.type !== "User" || !userSetBy.user) return undefined;
      if (!user.known) return unknown(userSetBy.user, user.reason);
      // Root is no-root-user's business, and accounts of Windows have no numbers.
      if (isNumeric(user.value) || isRoot(user.value) || isOfWindows(user.value, stage)) return undefined;
      const name = userPart(user.value);
      const id = uidOf(name, stage, model);
      if (id === 0) return undefined;
      const at = userSetBy.user;
      const flow = valueFlow(user, userSetBy.span);
      if (id === undefined) return { at, message: "name", data: { user: name }, ...flow };
      return { at, message: "known", data: { user: name, id }, ...flow, fixes: numbered(userSetBy, name, id) };
    },
  },
});

/** A variable whose ARG stands above may be given a number. */
function namesArgument(user: string, at: User, model: DockerfileModel): boolean {
  return [...user.matchAll(/\$\{?(\w+)/g)].some(([, name = ""]) => isAssignedAbove(name, at, model, ["Arg"]));
}

function isOfWindows(user: string, { root }: Stage): boolean {
  return root?.libc === "windows" || user.toLowerCase() === "containeruser";
}

/** The group stays: only the user is looked at. */
function numbered({ user, onbuild }: User, name: string, id: number): ProposedFix | undefined {
  if (!user || onbuild || userPart(user.text) !== name) return undefined;
  const { start } = user.span;
  const end = start + name.length;
  return {
    title: `Use the numeric ID of ${name}, unless it is changed later`,
    safe: false,
    effect: "user",
    edits: replace({ start, end }, String(id)),
  };
}
