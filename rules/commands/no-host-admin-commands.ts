import { type Command, defineRule, type Instruction, option } from "../../src/author.ts";
import { partsOf } from "../../src/kit.ts";

export default defineRule({
  id: "no-host-admin-commands",
  summary: "A build runs no commands that administer a running system",
  why: "A RUN has no terminal, no services and no rights over the host: such a command shows the state of the build machine, starts what ends with the RUN, or fails.",
  topic: "commands",
  category: "correctness",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL3001"],
    kics: ["9b6b0f38-92a2-41f9-b881-3a1083d99f1b"],
    semgrep: ["nonsensical-command"],
    "dockerfile-roast": ["DF060"],
  },
  options: {
    commands: {
      type: "array",
      items: { type: "string" },
      default: [],
      description:
        "Programs that are reported wherever a script calls them by their bare names, such as `ssh`, whatever for.",
    },
    reading: {
      type: "string",
      enum: ["meaning", "text"],
      default: "meaning",
      description:
        "Whether commands are judged by what they do (meaning), or a RUN by whether a part of its text between && names such a command and installs nothing (text).",
    },
  },
  messages: {
    prints: "{program} only prints the state of the build machine: remove it",
    terminal: "{program} needs a terminal, which a build does not have: remove it",
    service: "{program} starts a service that ends with this RUN: start it with CMD or ENTRYPOINT",
    power: "{program} has nothing to shut down in a build: remove it",
    mount: "{program} is not permitted in a build: use RUN --mount",
    listed: "{program} makes no sense in a build: remove it",
  },
  examples: [
    {
      bad: "FROM debian:12\nRUN apt-get update && «ps» aux",
      good: "FROM debian:12\nRUN apt-get update",
      message: "prints",
    },
    {
      title: "A service runs in the container, not in its image",
      bad: "FROM debian:12\nRUN «service» nginx start",
      good: 'FROM debian:12\nCMD ["nginx", "-g", "daemon off;"]',
      message: "service",
    },
    {
      title: "A service may serve the rest of its RUN",
      good: "FROM debian:12\nRUN service postgresql start && psql -c 'CREATE DATABASE shop'",
    },
    {
      bad: "FROM debian:12\nRUN «mount» -t tmpfs none /scratch",
      good: "FROM debian:12\nRUN --mount=type=tmpfs,target=/scratch ls /scratch",
      message: "mount",
    },
    { title: "The output is used", good: "FROM debian:12\nRUN test $(free -m | awk '/^Mem/ {print $2}') -gt 2000" },
    {
      title: "Where ssh is not wanted either",
      options: { commands: ["ssh"] },
      bad: "FROM debian:12\nRUN «ssh» build@example.com make",
      message: "listed",
    },
  ],
  on: {
    *Run(run, { model, options }) {
      if (options.reading === "text") {
        const named = partsOf(run).find((part) => !part.includes("install") && administers.test(part));
        const program = administers.exec(named ?? "")?.[1];
        if (program !== undefined) yield { at: run.keyword, message: "listed" as const, data: { program } };
        return;
      }
      for (const command of model.commands(run)) {
        const { program } = command;
        if (program === undefined) continue;
        const message = isListed(command, options.commands) ? "listed" : faultOf(command, run);
        if (message) yield { at: command.name, message, data: { program } };
      }
    },
  },
});

const administers = /\b(ps|shutdown|service|free|top|kill|mount|ifconfig|nano|vim)\b(?= |$)/;

function isListed({ name, wrappers }: Command, commands: readonly string[]): boolean {
  return wrappers.length === 0 && commands.includes(name.text);
}

function faultOf(command: Command, run: Instruction) {
  const { program = "", operands, options, flow } = command;
  if (power.has(program)) return option(command, "c", "help", "version") ? undefined : "power";
  switch (program) {
    case "ps":
      // Its exit code tells whether a process is there.
      return isOnlyPrinted(command) && !option(command, "p", "pid", "C", "q", "quick-pid") ? "prints" : undefined;
    case "free":
      return isOnlyPrinted(command) ? "prints" : undefined;
    case "top":
      return isOnlyPrinted(command) && !option(command, "b", "batch") ? "terminal" : undefined;
    case "vi":
    case "vim":
    case "nano":
      // With options it may run a script of its own.
      return options.length === 0 &&
        operands.every(({ value }) => value !== undefined && !value.startsWith("+")) &&
        isOnlyPrinted(command)
        ? "terminal"
        : undefined;
    case "service":
      return operands[1]?.value === "start" && flow.followedBy === undefined && !flow.function && !flow.background
        ? "service"
        : undefined;
    case "mount":
      return (operands.length > 0 || option(command, "a", "all")) && !isPrivileged(run) ? "mount" : undefined;
    default:
      return undefined;
  }
}

const power = new Set(["shutdown", "reboot", "halt", "poweroff"]);

/** Its output goes to the log of the build, and is read by nothing. */
function isOnlyPrinted({ flow, pipeline, redirects }: Command): boolean {
  return !flow.substitution && !flow.conditional && !flow.tolerated && !pipeline && redirects.length === 0;
}

function isPrivileged({ flags }: Instruction): boolean {
  return flags.some(({ name, value }) => name === "security" && value?.text === "insecure");
}
