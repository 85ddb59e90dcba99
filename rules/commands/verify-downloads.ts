import {
  type Add,
  type Command,
  contains,
  type DockerfileModel,
  defineRule,
  option,
  type Run,
  report,
} from "../../src/author.ts";
import {
  basename,
  checksDownload,
  type Download,
  type DownloadUse,
  downloadsOf,
  downloadsOfAdd,
  isDownloader,
  isRemoteUrl,
  laterInstructions,
  perPart,
  urlOfDownloader,
  useOfDownload,
} from "../../src/kit.ts";
import { isInterpreter } from "../../src/knowledge/programs/interpreters.ts";

export default defineRule({
  id: "verify-downloads",
  summary: "Downloads are verified before they are run, installed or unpacked",
  why: "An attacker who controls the server, or the network on the way to it, decides what ends up in the image; a checksum or signature ties the build to content that was reviewed.",
  topic: "commands",
  category: "security",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { sonar: ["S6474"], "docker-bench": ["4.12"], "dockerfile-roast": ["DF021"] },
  cwe: [494],
  cis: ["4.11"],
  reference: "https://docs.docker.com/build/building/best-practices/#add-or-copy",
  options: {
    archives: {
      type: "boolean",
      default: true,
      description: "Whether archives that are only unpacked must be verified too.",
    },
  },
  messages: {
    piped: "{program} runs a script from {origin} without verifying it",
    unchecked: "{file} is {how} without verifying its checksum or signature",
  },
  examples: [
    { bad: "FROM debian:12\nRUN curl -fsSL «https://example.com/install.sh» | sh", message: "piped" },
    {
      bad: "FROM debian:12\nRUN curl -fsSLo /usr/bin/tool «https://example.com/tool» && chmod +x /usr/bin/tool",
      good: 'FROM debian:12\nRUN curl -fsSLo /usr/bin/tool https://example.com/tool \\\n && echo "24454f830cdb  /usr/bin/tool" | sha256sum -c \\\n && chmod +x /usr/bin/tool',
      message: "unchecked",
    },
    {
      title: "ADD can verify a checksum",
      bad: "FROM debian:12\nADD --chmod=755 «https://example.com/tool» /usr/bin/tool",
      good: "FROM debian:12\nADD --chmod=755 --checksum=sha256:24454f830cdb https://example.com/tool /usr/bin/tool",
      message: "unchecked",
    },
    {
      title: "A signing key is trusted on first use",
      good: "FROM debian:12\nRUN curl -fsSL https://example.com/key.asc | gpg --dearmor -o /usr/share/keyrings/example.gpg",
    },
  ],
  on: {
    *Run(run, { model, options }) {
      const commands = model.commands(run);
      if (!commands.some(isDownloader)) return;
      const checked = commands.some(checksDownload);
      for (const command of commands) {
        if (isDownloader(command) && isRemoteUrl(urlOfDownloader(command)?.value))
          yield piped(command, readersOfSubstitutions(run, model), checked || !options.archives);
      }
      if (!checked)
        for (const download of downloadsOf(run, model))
          yield unchecked(download, useOfDownload(download, run, model), options.archives);
    },
    *Add(add, { model, options }) {
      for (const download of downloadsOfAdd(add, model)) {
        yield unchecked(download, useOfAdd(download, add, model), options.archives);
      }
    },
  },
});

function originOf(url: string | undefined): string {
  return /^\w+:\/\/(?:[^/@]+@)?([^/:?#]+)/.exec(url ?? "")?.[1] ?? "the server";
}

/** `curl | sh`, `sh -c "$(curl)"`, `. <(curl)`, and `curl | tar`. */
function piped(download: Command, readers: ReadonlyMap<Command, Command>, archivesPass: boolean) {
  const at = urlOfDownloader(download);
  if (!at) return undefined;
  const reader = download.flow.substitution ? readers.get(download) : readerOfPipe(download);
  if (!reader) return undefined;
  const related = [{ at: reader.name, message: "Run or unpacked here" }];
  // In `sh -c "$(curl)"` the reader stands before what it reads.
  const flow = reader.name.span.start > at.span.start;
  const origin = originOf(at.value);
  if (reader.program !== "tar") {
    return report(at, "piped", { data: { program: reader.program ?? "", origin }, related, flow });
  }
  if (archivesPass) return undefined;
  return report(at, "unchecked", { data: { file: `The download from ${origin}`, how: "unpacked" }, related, flow });
}

function readerOfPipe(download: Command): Command | undefined {
  const members = download.pipeline?.commands ?? [];
  const after = members.slice(members.indexOf(download) + 1);
  // `curl list | xargs curl | tar`: what is unpacked comes from the second.
  const next = after.findIndex(isDownloader);
  return (next < 0 ? after : after.slice(0, next)).find(readsProgram);
}

/** Options of interpreters that say where the program is, or want none: standard input is data to it. */
const programGiven = [
  ..."c e E n p r m".split(" "),
  ..."command Command File eval print run process-code process-begin process-end file process-file version".split(" "),
];

/** Takes a program, or an archive, from standard input. */
function readsProgram(command: Command): boolean {
  const [first] = command.operands;
  if (command.program === "tar") return option(command, "extract") !== undefined;
  if (!isInterpreter(command.program) || option(command, ...programGiven)) return false;
  return (
    first === undefined || first.value === "-" || first.value === "/dev/stdin" || option(command, "s") !== undefined
  );
}

/** By a command in a substitution the outermost one that runs what it prints. */
const readersOfSubstitutions = perPart((run: Run, model): ReadonlyMap<Command, Command> => {
  const readers = new Map<Command, Command>();
  const around: Command[] = [];
  for (const command of model
    .commands(run)
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    while (around.length > 0 && !contains((around.at(-1) as Command).span, command.span)) around.pop();
    const outer = around.at(-1);
    const reader = outer && (readers.get(outer) ?? (runsOutputOf(outer, command) ? outer : undefined));
    if (reader) readers.set(command, reader);
    around.push(command);
  }
  return readers;
});

function runsOutputOf({ program, options, operands }: Command, inner: Command): boolean {
  if (!isInterpreter(program) && program !== "eval" && program !== "source" && program !== ".") return false;
  const scripts = [...options.map(({ value }) => value), operands[0]];
  return scripts.some((script) => script !== undefined && contains(script.span, inner.span));
}

function unchecked(download: Download, use: DownloadUse | undefined, archives: boolean) {
  if (!use || (use.how === "unpacked" && !archives)) return undefined;
  const data = { file: basename(download.path), how: use.how };
  return report(download, "unchecked", {
    data,
    related: [{ at: use, message: `${use.how.charAt(0).toUpperCase()}${use.how.slice(1)} here` }],
    flow: true,
  });
}

/** A file that is used later than that is a matter of its own. */
const maxLookahead = 200;

function useOfAdd(download: Download, add: Add, model: DockerfileModel): DownloadUse | undefined {
  const later = laterInstructions(add, model, maxLookahead).filter((one): one is Run => one.type === "Run");
  if (later.some((run) => model.commands(run).some(checksDownload))) return undefined;
  if (add.chmod?.value && /[1357]/.test(add.chmod.value.text)) return { how: "made executable", span: add.chmod.span };
  const { entrypoint, cmd } = model.stageOf(add)?.end ?? {};
  return [...later, entrypoint, cmd]
    .map((one) => one && useOfDownload(download, one, model))
    .find((use) => use !== undefined);
}
