import {
  type Command,
  defineRule,
  type ProposedFix,
  remove,
  type Source,
  unknown,
  type Wrapper,
} from "../../src/author.ts";
import { isRoot } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "no-sudo",
  summary: "What runs as root does not call sudo",
  why: "sudo gives root what it has already, needs a package that most images lack, and stays behind as a way to become root again.",
  topic: "commands",
  category: "security",
  severity: "warning",
  fix: "unsafe",
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
      fixedUnsafe: "FROM debian:12\nRUN apt-get update",
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
    Command(command, { options, source }) {
      const [wrapper] = command.wrappers;
      // The commands of a string that sudo's shell reads share it: said once, it is one finding.
      if (wrapper?.program !== "sudo" || command.place.phase !== "build") return;
      if (stepsDown(wrapper, command, source)) return;
      const { user } = command.place.state;
      if (!user.known && options.users === "root") return unknown(wrapper, user.reason);
      if (user.known && isRoot(user.value)) {
        return { at: wrapper, message: "pointless", data: { user: "root" }, fixes: fix(wrapper, command, source) };
      }
      if (options.users !== "all") return;
      return { at: wrapper, message: "called", data: { user: user.known ? user.value : "the user" } };
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
function fix(wrapper: Wrapper, command: Command, source: Source): ProposedFix | undefined {
  const words = wordsAfter(wrapper, command, source);
  const options = /^(?:[ \t]+(?:-[EHnSk]+|--preserve-env|--set-home|--non-interactive|--stdin|--))*[ \t]+/.exec(
    words,
  )?.[0];
  const rest = options === undefined ? words : words.slice(options.length);
  // Only assignments may stand before the command then.
  if (options === undefined || !/^(?:[A-Za-z_]\w*=[\w./:-]*\s+)*$/.test(rest)) return undefined;
  const edits = remove({ start: wrapper.span.start, end: wrapper.span.end + options.length });
  return {
    title: "Drop sudo, and with it its clean environment",
    safe: false,
    effect: ["options", "cleanup", "ownership"],
    edits,
  };
}
