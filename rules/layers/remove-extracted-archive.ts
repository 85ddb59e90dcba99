import {
  type Command,
  type DockerfileModel,
  defineRule,
  type LayerEffect,
  type ProposedFix,
  type Run,
} from "../../src/author.ts";
import {
  appendCommand,
  basename,
  isWithin,
  laterInstructions,
  mayClean,
  normalizePath,
  removalCovers,
  sweptWords,
} from "../../src/kit.ts";

export default defineRule({
  id: "remove-extracted-archive",
  summary: "A downloaded archive is removed once it is unpacked",
  why: "The archive weighs as much as half of what was in it, and nobody reads it again; only the RUN that fetched it can take it out of the image.",
  topic: "layers",
  category: "size",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { parfum: ["tarSomethingRmTheSomething", "gpgVerifyAscRmAsc"] },
  messages: { left: "{file} stays in the image after it has been unpacked" },
  examples: [
    {
      bad: "FROM debian:12\nRUN curl -fsSLo /tmp/x.tgz https://example.com/x.tgz && tar xf «/tmp/x.tgz» -C /opt",
      fixed:
        "FROM debian:12\nRUN curl -fsSLo /tmp/x.tgz https://example.com/x.tgz && tar xf /tmp/x.tgz -C /opt && rm /tmp/x.tgz",
      good: "FROM debian:12\nRUN curl -fsSL https://example.com/x.tgz | tar xz -C /opt",
    },
    {
      title: "A mount keeps it out of the image",
      good: "FROM debian:12\nRUN --mount=type=tmpfs,target=/tmp curl -fsSLo /tmp/x.tgz https://example.com/x.tgz && tar xf /tmp/x.tgz -C /opt",
    },
  ],
  on: {
    *Run(run, { model, source }) {
      if (!model.stageOf(run)?.shipped || run.onbuild) return;
      const effects = model.effects(run);
      for (const [index, read] of effects.entries()) {
        const { path, command } = read;
        if (read.action !== "read" || !command || path === undefined) continue;
        if (!isCertain(command) || !effects.some((effect) => fetches(effect, path))) continue;
        if (effects.slice(index).some((effect) => mayRemove(effect, path)) || isSeenToLater(read, run, model)) continue;
        yield { at: read, message: "left", data: { file: basename(path) }, fixes: fix(read, run, model, source.text) };
      }
    },
  },
});

function isCertain({ flow }: Command): boolean {
  return !flow.conditional && !flow.substitution;
}

/** Into this layer, by a command of the same RUN. */
function fetches({ path, mounted, command }: LayerEffect, archive: string): boolean {
  if (path !== archive || mounted) return false;
  return (command?.program === "curl" || command?.program === "wget") && isCertain(command);
}

/** What is removed may be the archive: it is, or its path is not known. */
function mayRemove({ action, path, recursive }: LayerEffect, archive: string): boolean {
  if (action !== "remove") return false;
  if (path === undefined) return true;
  return (recursive && !path.startsWith("/")) || removalCovers(path, archive);
}

/** Commands that remove what they come across, perhaps the archive. */
function maySweep(command: Command, archive: string): boolean {
  const words = sweptWords(command);
  if (!words) return mayClean(command);
  const places = words.filter(({ value }) => value?.startsWith("/"));
  if (command.program === "rm" || places.length === 0) return true;
  return places.some(({ value = "" }) => isWithin(archive, normalizePath(value)));
}

/** Somebody needs it still, or may remove it: a later command of the RUN, or a later instruction. */
function isSeenToLater({ path, command }: LayerEffect, run: Run, model: DockerfileModel): boolean {
  const name = basename(path as string);
  const commands = model.commands(run).filter((one) => one.span.start > (command as Command).span.start);
  if (commands.some((one) => maySweep(one, path as string))) return true;
  const words = commands.flatMap(({ arguments: given }) => given);
  if (words.some(({ value, word }) => (value ?? word.text).includes(name))) return true;
  return laterInstructions(run, model).some(({ args }) => args.text.includes(name));
}

function fix(
  { span, path, command }: LayerEffect,
  run: Run,
  model: DockerfileModel,
  source: string,
): ProposedFix | undefined {
  const [script] = model.scripts(run);
  if (!script || command?.script !== script || command.flow.subshell || command.wrappers.length > 0) return undefined;
  const raw = source.slice(span.start, span.end);
  const moved = script.commands.some((one) => one.program === "cd" && one.span.start > command.span.start);
  const name =
    raw.startsWith("/") || raw.startsWith('"/') || !moved
      ? raw
      : path?.startsWith("/") && !/["'$]/.test(raw)
        ? path
        : undefined;
  if (name === undefined || /\s/.test(name)) return undefined;
  const edits = appendCommand(script, `rm ${name}`, { source, escape: model.document.escape });
  return edits && { title: `Remove ${basename(path as string)}`, safe: true, effect: "cleanup", edits };
}
