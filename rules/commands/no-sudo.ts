import type { Run } from "../../src/kinds/dockerfile/nodes.ts";
import { isRoot } from "../../src/knowledge/users.ts";
import type { Command } from "../../src/nodes/command.ts";
import { defineRule, type ProposedFix, unknown } from "../../src/rule.ts";
import type { Wrapper } from "../../src/syntax/shell/script.ts";
import { remove } from "../../src/text/edit.ts";
import type { Source } from "../../src/text/source.ts";

export default defineRule({
  id: "no-sudo",
  summary: "What runs as root does not call sudo",
  why: "sudo gives root what it has already, needs a package that most images lack, and stays behind as a way to become root again.",
  topic: "commands",
  category: "security",
  severity: "warning",
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
      enum: ["root", "all"],
      default: "root",
      description: "Whether sudo is reported only where root calls it, or for every user.",
    },
  },
  messages: {
    pointless: "{user} needs no sudo",
    called: "sudo lets {user} become root while the image is built",
  },
  examples: [
    {
      bad: "FROM debian:12\nRUN «sudo» apt-get update",
      fixed: "FROM debian:12\nRUN apt-get update",
      good: "FROM debian:12\nRUN apt-get update",
      message: "pointless",
    },
    { title: "Another user may need it", good: "FROM debian:12\nUSER build\nRUN sudo apt-get update" },
    {
      title: "Unless it is unwanted altogether",
      options: { users: "all" },
      bad: "FROM debian:12\nUSER build\nRUN «sudo» apt-get update",
      message: "called",
    },
    { title: "root becomes somebody else", good: "FROM debian:12\nRUN sudo -u build make" },
  ],
  on: {
    *Run(run, { model, options, source }) {
      const { user } = model.before(run);
      const seen = new Set<number>();
      for (const command of model.commands(run)) {
        for (const wrapper of command.wrappers) {
          if (wrapper.program !== "sudo" || seen.has(wrapper.span.start)) continue;
          seen.add(wrapper.span.start);
          // `sudo -u` steps down, and inside `su` or a second sudo the user is another one.
          if (stepsDown(wrapper, command, source) || command.wrappers[0] !== wrapper) continue;
          if (!user.known && options.users === "root") yield unknown(wrapper, user.reason);
          else if (user.known && isRoot(user.value)) {
            yield {
              at: wrapper,
              message: "pointless",
              data: { user: "root" },
              fixes: fix(wrapper, command, run, source),
            };
          } else if (options.users === "all") {
            yield { at: wrapper, message: "called", data: { user: user.known ? user.value : "the user" } };
          }
        }
      }
    },
  },
});

/** The words between sudo and the command that it runs. */
function wordsAfter(wrapper: Wrapper, command: Command, source: Source): string {
  const next = command.wrappers[command.wrappers.indexOf(wrapper) + 1] ?? command.name;
  return source.text.slice(wrapper.span.end, next.span.start);
}

function stepsDown(wrapper: Wrapper, command: Command, source: Source): boolean {
  return /\s(?:-[ABbEeHiKklNnPSsVv]*[ug]|--(?:user|group)\b)/.test(wordsAfter(wrapper, command, source));
}

/** Takes `sudo` away, with options that mean nothing to root. */
function fix(wrapper: Wrapper, command: Command, run: Run, source: Source): ProposedFix | undefined {
  const words = wordsAfter(wrapper, command, source);
  const options = /^(?:[ \t]+(?:-[EHnSk]+|--preserve-env|--set-home|--non-interactive|--stdin|--))*[ \t]+/.exec(
    words,
  )?.[0];
  const rest = options === undefined ? words : words.slice(options.length);
  // Only assignments may stand before the command then.
  if (options === undefined || !/^(?:[A-Za-z_]\w*=[\w./:-]*\s+)*$/.test(rest) || run.command.form === "exec")
    return undefined;
  const edits = remove({ start: wrapper.span.start, end: wrapper.span.end + options.length });
  return { title: "Drop sudo", safe: false, effect: ["options", "cleanup", "ownership"], edits };
}
