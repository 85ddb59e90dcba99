import {
  type Command,
  type DockerfileModel,
  defineRule,
  type Holds,
  type ProposedFix,
  type Run,
  remove,
  type Source,
  type Stage,
  unknown,
  type Wrapper,
} from "../../src/author.ts";
import { lacksProgramUntil, perPart, textsOf, writtenCommands } from "../../src/kit.ts";
import { isRoot } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "no-sudo",
  summary: "Commands that run as root do not call sudo",
  why: "sudo gives root nothing that it does not have, needs a package that most images lack, and stays in the image as a way to become root.",
  topic: "commands",
  category: "security",
  severity: "warning",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3004"],
    trivy: ["DS-0010"],
    checkov: ["CKV2_DOCKER_1"],
    kics: ["8ada6e80-0ade-439e-b176-0b28f6bce35a"],
    semgrep: ["no-sudo-in-dockerfile"],
    dockerfilelint: ["sudo_usage"],
    dockerlint: ["sudo"],
    dockerfile_lint: ["no_run_with_sudo"],
    parfum: ["DL3004"],
    "dockerfile-roast": ["DF010"],
  },
  cwe: [250],
  options: {
    users: {
      type: "string",
      enum: ["root", "all", "any", "text"],
      default: "root",
      description:
        "Whether sudo is reported only where root calls it (root), for every user (all), as the first word of every command, whomever it runs it as (any), or wherever the word stands between blanks (text).",
    },
  },
  messages: {
    pointless: "sudo is redundant: this already runs as {user}",
    called: "sudo lets {user} become root during the build",
  },
  examples: [
    {
      bad: "FROM debian:12\nRUN «sudo» apt-get update",
      fixed: "FROM debian:12\nRUN apt-get update",
      good: "FROM debian:12\nRUN apt-get update",
      message: "pointless",
    },
    { title: "Another user may need sudo", good: "FROM debian:12\nUSER build\nRUN sudo apt-get update" },
    {
      title: "Where sudo is not allowed at all",
      options: { users: "all" },
      bad: "FROM debian:12\nUSER build\nRUN «sudo» apt-get update",
      message: "called",
    },
    { title: "root switches to another user", good: "FROM debian:12\nRUN sudo -u build make" },
  ],
  on: {
    *Run(run, { options, model, source }) {
      if (options.users === "text") {
        if (textsOf(run).some((text) => /(?:^| )sudo /.test(text)))
          yield { at: run.keyword, message: "called" as const, data: { user: "the user" } };
        return;
      }
      if (options.users === "any") {
        for (const { name, span } of writtenCommands(run, model)) {
          if (name === "sudo") yield { at: span, message: "called" as const, data: { user: "the user" } };
        }
        return;
      }
      // The commands of a string that sudo's shell reads share it: said once, it is one finding.
      const seen = new Set<number>();
      for (const command of model.commands(run)) {
        const [wrapper] = command.wrappers;
        if (wrapper?.program !== "sudo" || seen.has(wrapper.span.start)) continue;
        if (stepsDown(wrapper, command, source)) continue;
        seen.add(wrapper.span.start);
        const { user } = command.place.state;
        if (!user.known && options.users === "root") yield unknown(wrapper, user.reason);
        else if (user.known && isRoot(user.value)) {
          const fixes = fix(wrapper, command, run, model);
          yield { at: wrapper, message: "pointless" as const, data: { user: "root" }, fixes };
        } else if (options.users === "all") {
          yield {
            at: wrapper,
            message: "called" as const,
            data: { user: user.known ? user.value : "the user" },
          };
        }
      }
    },
  },
});

/** The words between sudo and the command that it runs. */
function wordsAfter(wrapper: Wrapper, command: Command, source: Source): string {
  const [, next = command.name] = command.wrappers;
  return source.text.slice(wrapper.span.end, next.span.start);
}

function stepsDown(wrapper: Wrapper, command: Command, source: Source): boolean {
  return /\s(?:-[ABbEeHiKklNnPSsVv]*[ug]|--(?:user|group))/.test(wordsAfter(wrapper, command, source));
}

/** Takes `sudo` away, with options that mean nothing to root. */
function fix(wrapper: Wrapper, command: Command, run: Run, model: DockerfileModel): ProposedFix | undefined {
  const words = wordsAfter(wrapper, command, model.document.source);
  const options = /^(?:[ \t]+(?:-[EHnSk]+|--preserve-env|--set-home|--non-interactive|--stdin|--))*[ \t]+/.exec(
    words,
  )?.[0];
  const rest = options === undefined ? words : words.slice(options.length);
  // Only assignments may stand before the command then.
  if (options === undefined || !/^(?:[A-Za-z_]\w*=[\w./:-]*\s+)*$/.test(rest)) return undefined;
  const edits = remove({ start: wrapper.span.start, end: wrapper.span.end + options.length });
  return {
    title: "Remove sudo",
    safe: true,
    requires: { "the command does not depend on the environment that sudo cleans": isMissed(command, run, model) },
    effect: ["options", "cleanup", "ownership"],
    edits,
  };
}

/** Whether the build cannot but fail for want of sudo: then nothing hangs on the environment that it would clean. */
function isMissed(command: Command, run: Run, model: DockerfileModel): Holds {
  const stage = model.stageOf(run);
  const { conditional, tolerated, substitution } = command.flow;
  const mustRun = !(conditional || tolerated || substitution || run.onbuild);
  if (stage && mustRun && command.span.start <= lacksSudoUntil(stage, model)) return true;
  return { unless: "the command depends on the environment that sudo cleans" };
}

const lacksSudoUntil = perPart((stage: Stage, model) => lacksProgramUntil(stage, "sudo", model));
