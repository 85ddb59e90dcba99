import {
  type Command,
  type DockerfileModel,
  defineRule,
  type Instruction,
  type LayerEffect,
  type ProposedFix,
  type Run,
  type Script,
  type Stage,
} from "../../src/author.ts";
import {
  appender,
  basename,
  dirname,
  isWithin,
  lastMentions,
  layoutOf,
  mayClean,
  normalizePath,
  perPart,
  removalCovers,
  sweptWords,
} from "../../src/kit.ts";

export default defineRule({
  id: "remove-extracted-archive",
  summary: "A downloaded archive is deleted after it is unpacked",
  why: "The archive can be half as large as its contents and is never read again; only the RUN that downloads it can keep it out of the image.",
  topic: "layers",
  category: "size",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { parfum: ["tarSomethingRmTheSomething", "gpgVerifyAscRmAsc"] },
  messages: { left: "{file} stays in the image after it is unpacked: delete it in the same RUN" },
  examples: [
    {
      bad: "FROM debian:12\nRUN curl -fsSLo /tmp/x.tgz https://example.com/x.tgz && tar xf «/tmp/x.tgz» -C /opt",
      fixed:
        "FROM debian:12\nRUN curl -fsSLo /tmp/x.tgz https://example.com/x.tgz && tar xf /tmp/x.tgz -C /opt && rm /tmp/x.tgz",
      good: "FROM debian:12\nRUN curl -fsSL https://example.com/x.tgz | tar xz -C /opt",
    },
    {
      title: "A cache or tmpfs mount keeps it out of the image",
      good: "FROM debian:12\nRUN --mount=type=tmpfs,target=/tmp curl -fsSLo /tmp/x.tgz https://example.com/x.tgz && tar xf /tmp/x.tgz -C /opt",
    },
  ],
  on: {
    *Run(run, { model, source }) {
      if (!model.stageOf(run)?.shipped || run.onbuild) return;
      for (const { read, index } of unpackedIn(run, model)) {
        const { path } = read;
        if (mayBeRemoved(path, index, run, model) || isSeenToLater(read, run, model)) continue;
        yield { at: read, message: "left", data: { file: basename(path) }, fixes: fix(read, run, model, source.text) };
      }
    },
  },
});

function isCertain({ flow }: Command): boolean {
  return !flow.conditional && !flow.substitution;
}

/** The unpacking of an archive. */
interface Unpacking extends LayerEffect {
  readonly path: string;
  readonly command: Command;
}

/** Archives that a RUN surely unpacks and that a command of the same RUN has fetched, with the effect's index. */
const unpackedIn = perPart((run: Run, model): readonly { readonly read: Unpacking; readonly index: number }[] => {
  const effects = model.effects(run);
  const fetched = new Set(effects.filter(fetches).map(({ path }) => path));
  return effects.flatMap((effect, index) => {
    const { action, path, command } = effect;
    if (action !== "read" || !command || path === undefined || !isCertain(command) || !fetched.has(path)) return [];
    return [{ read: { ...effect, path, command }, index }];
  });
});

/** Into this layer. */
function fetches({ mounted, command }: LayerEffect): boolean {
  if (mounted) return false;
  return (command?.program === "curl" || command?.program === "wget") && isCertain(command);
}

/** What a RUN removes: the last effect that removes a file by its plain name, and all others. */
interface Removals {
  readonly files: ReadonlyMap<string, number>;
  readonly others: readonly { readonly effect: LayerEffect; readonly index: number }[];
}

const removalsIn = perPart((run: Run, model): Removals => {
  const files = new Map<string, number>();
  const others: { readonly effect: LayerEffect; readonly index: number }[] = [];
  for (const [index, effect] of model.effects(run).entries()) {
    const { action, path } = effect;
    if (action !== "remove") continue;
    if (path?.startsWith("/") && !/[*?]/.test(path)) files.set(path, index);
    else others.push({ effect, index });
  }
  return { files, others };
});

/** Whether an effect behind that of an index may take an archive away. */
function mayBeRemoved(archive: string, after: number, run: Run, model: DockerfileModel): boolean {
  const { files, others } = removalsIn(run, model);
  // What removes a directory takes everything below it.
  for (let path = archive; ; path = dirname(path)) {
    if ((files.get(path) ?? -1) > after) return true;
    if (path === dirname(path)) break;
  }
  return others.some(({ effect, index }) => index > after && mayRemove(effect, archive));
}

/** What is removed may be the archive: it is, or its path is not known. */
function mayRemove({ path, recursive }: LayerEffect, archive: string): boolean {
  if (path === undefined) return true;
  return (recursive && !path.startsWith("/")) || removalCovers(path, archive);
}

/** Commands of a RUN that remove what they come across. */
const sweepersIn = perPart((run: Run, model) =>
  model.commands(run).filter((command) => sweptWords(command) !== undefined || mayClean(command)),
);

/** Whether what a command comes across is perhaps the archive. */
function maySweep(command: Command, archive: string): boolean {
  const words = sweptWords(command);
  if (!words) return mayClean(command);
  const places = words.filter(({ value }) => value?.startsWith("/"));
  if (command.program === "rm" || places.length === 0) return true;
  return places.some(({ value = "" }) => isWithin(archive, normalizePath(value)));
}

/** Somebody needs it still, or may remove it: a later command of the RUN, or a later instruction. */
function isSeenToLater({ path, command }: Unpacking, run: Run, model: DockerfileModel): boolean {
  const { start } = command.span;
  if (sweepersIn(run, model).some((one) => one.span.start > start && maySweep(one, path))) return true;
  const name = basename(path);
  if ((lastCommandsIn(run, model).get(name) ?? -1) > start) return true;
  const stage = model.stageOf(run);
  return stage !== undefined && (lastInstructionsIn(stage, model).get(name) ?? -1) > run.span.start;
}

/** Where the last command of a RUN starts that speaks of an archive that the RUN unpacks. */
const lastCommandsIn = perPart((run: Run, model): ReadonlyMap<string, number> => {
  const words = model
    .commands(run)
    .toSorted((a, b) => a.span.start - b.span.start)
    .flatMap((by) => by.arguments.map(({ value, word }) => ({ at: by.span.start, text: value ?? word.text })));
  const names = unpackedIn(run, model).map(({ read }) => basename(read.path));
  const last = lastMentions(
    new Set(names),
    words.map(({ text }) => text),
  );
  return new Map([...last].map(([name, index]) => [name, (words[index] as (typeof words)[number]).at]));
});

/** Where the last instruction of a stage starts that speaks of an archive that the stage unpacks. */
const lastInstructionsIn = perPart(({ instructions }: Stage, model): ReadonlyMap<string, number> => {
  const names = instructions.flatMap((one) =>
    one.type === "Run" ? unpackedIn(one, model).map(({ read }) => basename(read.path)) : [],
  );
  const last = lastMentions(
    new Set(names),
    instructions.map(({ args }) => args.text),
  );
  return new Map([...last].map(([name, index]) => [name, (instructions[index] as Instruction).span.start]));
});

const appenderTo = perPart((script: Script, model) => appender(script, layoutOf(model)));

/** Where a script last goes to another directory, as far as that is seen. */
const lastMoveIn = perPart(
  (script: Script) => script.commands.findLast(({ program = "" }) => moves.has(program))?.span.start ?? -1,
);

const moves = new Set(["cd", "pushd", "popd", "eval", "source", "."]);

/** Where a script last goes on though a command has failed. */
const lastToleranceIn = perPart(
  (script: Script) => script.commands.findLast(({ flow }) => flow.tolerated)?.span.end ?? -1,
);

function fix(
  { span, path, command }: Unpacking,
  run: Run,
  model: DockerfileModel,
  source: string,
): ProposedFix | undefined {
  const [script] = model.scripts(run);
  if (!script || command.script !== script || command.flow.subshell || command.wrappers.length > 0) return undefined;
  const raw = source.slice(span.start, span.end);
  const isAbsolute = raw.startsWith("/") || raw.startsWith('"/');
  // Nobody knows where a script is that goes on behind a `cd` which may have failed.
  const isElsewhere = lastMoveIn(script, model) > command.span.start || goesOn(command, script, run, model);
  const name = isAbsolute || !isElsewhere ? raw : path.startsWith("/") && !/["'$]/.test(raw) ? path : undefined;
  if (name === undefined || /\s/.test(name)) return undefined;
  // Behind a failure the archive may be missing.
  const remedy = goesOn(command, script, run, model) ? `rm -f ${name}` : `rm ${name}`;
  const edits = appenderTo(script, model)?.(remedy);
  return edits && { title: `Delete ${basename(path)} after it is unpacked`, safe: true, effect: "cleanup", edits };
}

/** Whether the end of a script is reached though the download or what follows it has failed. */
function goesOn({ span }: Command, script: Script, run: Run, model: DockerfileModel): boolean {
  const fetch = model.effects(run).find((effect) => fetches(effect))?.command?.span.start ?? span.start;
  return lastToleranceIn(script, model) > Math.min(fetch, span.start);
}
