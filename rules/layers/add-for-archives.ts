import {
  type Command,
  type Copy,
  type DockerfileModel,
  defineRule,
  knownValue,
  type ProposedFix,
  type Run,
  replace,
  type Stage,
  type Word,
} from "../../src/author.ts";
import { basename, normalizePath, perPart, removeLines, resolvePath } from "../../src/kit.ts";
import { tarArchive } from "../../src/knowledge/file-names.ts";
import { isRoot } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "add-for-archives",
  summary: "Local archives are unpacked by ADD",
  why: "An archive that COPY brings stays in its layer after a later RUN has unpacked it. ADD unpacks it on the way in.",
  topic: "layers",
  category: "size",
  severity: "info",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { hadolint: ["DL3010"], "dockerfile-roast": ["DF067"] },
  reference: "https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives",
  options: {
    archives: {
      type: "string",
      enum: ["replaceable", "named"],
      default: "replaceable",
      description:
        "Whether only archives count that ADD unpacks to the same files, and that nothing else reads (replaceable), or every archive that a program of the last stage unpacks and that is written out in both places (named).",
    },
  },
  messages: { unpacked: "{file} stays in this layer after {program} unpacks it: copy and unpack it with ADD" },
  examples: [
    {
      bad: "FROM debian:12\nCOPY «app.tar.gz» /tmp/\nRUN tar -xzf /tmp/app.tar.gz -C /opt",
      fixedUnsafe: "FROM debian:12\nADD app.tar.gz /opt/",
      good: "FROM debian:12\nADD app.tar.gz /opt/",
    },
    {
      title: "ADD cannot leave out a directory",
      good: "FROM debian:12\nCOPY app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz -C /opt --strip-components=1",
    },
    {
      title: "The RUN can have it without a layer",
      good: "FROM debian:12\nRUN --mount=type=bind,source=app.tar.gz,target=/tmp/app.tar.gz tar -xzf /tmp/app.tar.gz -C /opt",
    },
    {
      title: "By name alone",
      options: { archives: "named" },
      bad: "FROM debian:12\nCOPY «data.json.gz» /srv/\nRUN gunzip /srv/data.json.gz",
    },
  ],
  on: {
    *Stage(stage, { model, options, source }) {
      if (options.archives === "named" && stage !== model.stages.at(-1)) return;
      const copies = archivesIn(stage, model, options.archives === "named" ? anyArchive : tarArchive);
      if (copies.size === 0) return;
      const uses = usesOf(copies, stage, model);
      for (const [name, { copy, word }] of copies) {
        const found = uses.get(name);
        const unpacking =
          options.archives === "named"
            ? found?.unpackings.find((one) => isNamed(one, name))
            : replaceable(found, copies.get(name)!, model);
        if (!unpacking) continue;
        const { command } = unpacking;
        yield {
          at: word,
          message: "unpacked" as const,
          data: { file: name, program: command.program ?? "" },
          related: [{ at: command, message: "It is unpacked here" }],
          fixes: options.archives === "named" ? undefined : fix(copy, unpacking, model, source.text),
        };
      }
    },
  },
});

/** What hadolint takes for an archive. */
const anyArchive = /\.(?:tar|gz|bz2|xz|tgz|Z|lz|lzma|tZ|tb2|tbz|tbz2|tlz|tpz|txz)$/;

interface Copied {
  readonly copy: Copy;
  readonly word: Word;
  /** Where it may come to stand: in the directory that the destination names, or as that. */
  readonly paths: readonly string[];
}

interface Unpacking {
  readonly run: Run;
  readonly command: Command;
}

interface Uses {
  readonly unpackings: Unpacking[];
  /** By anything that neither unpacks nor removes it. */
  others: number;
}

/** The archives that a stage copies from the build context, by their names in the image; of one name the last. */
function archivesIn({ instructions }: Stage, model: DockerfileModel, isArchive: RegExp): ReadonlyMap<string, Copied> {
  const found = new Map<string, Copied>();
  for (const copy of instructions) {
    if (copy.type !== "Copy" || copy.from || !copy.destination) continue;
    const destination = knownValue(model.resolve(copy.destination, copy));
    if (destination === undefined) continue;
    const target = resolvePath(destination, knownValue(model.before(copy).workdir));
    for (const word of copy.sources) {
      const source = knownValue(model.resolve(word, copy));
      if (source === undefined || !(isArchive.test(source) || isArchive.test(target))) continue;
      const name = isArchive.test(target) && !destination.endsWith("/") ? basename(target) : basename(source);
      found.set(name, { copy, word, paths: [target, normalizePath(`${target}/${name}`)] });
    }
  }
  return found;
}

/** What the RUNs of a stage do with files of some names. */
function usesOf(
  names: ReadonlyMap<string, Copied>,
  { instructions }: Stage,
  model: DockerfileModel,
): ReadonlyMap<string, Uses> {
  const uses = new Map<string, Uses>();
  for (const run of instructions) {
    if (run.type !== "Run") continue;
    for (const command of model.commands(run)) {
      for (const { value = "" } of command.arguments) {
        const name = basename(value);
        const copied = names.get(name);
        if (!copied || run.span.start < copied.copy.span.start) continue;
        const use = uses.get(name) ?? { unpackings: [], others: 0 };
        uses.set(name, use);
        if (unpacks(command)) use.unpackings.push({ run, command });
        else if (command.program !== "rm") use.others++;
      }
    }
  }
  return uses;
}

function unpacks(command: Command): boolean {
  if (command.program === "tar") return command.options.some(({ name }) => name === "extract");
  return unpackers.has(command.program ?? "");
}

const unpackers = new Set("unzip gunzip bunzip2 unlzma unxz zgz uncompress zcat gzcat".split(" "));

/** By its name as it is written, and with a dash before the options of tar. */
function isNamed({ command }: Unpacking, name: string): boolean {
  const isWritten = command.arguments.some(({ value, word }) => word.literal && basename(value ?? "") === name);
  return isWritten && (command.program !== "tar" || command.arguments[0]?.value?.startsWith("-") === true);
}

/** The one unpacking that ADD may take the place of. */
function replaceable(uses: Uses | undefined, { paths }: Copied, model: DockerfileModel): Unpacking | undefined {
  const [unpacking, another] = uses?.unpackings ?? [];
  if (!unpacking || another || uses?.others) return undefined;
  const { command, run } = unpacking;
  const isPlain =
    command.program === "tar" && command.operands.length === 0 && command.options.every(({ name }) => plain.has(name));
  if (!isPlain || command.flow.conditional || command.flow.loop) return undefined;
  const read = effectsOf(run, model).reads.get(command);
  return read?.path !== undefined && paths.includes(read.path) ? unpacking : undefined;
}

/** What each tar of a RUN reads, and where it writes. */
const effectsOf = perPart((run: Run, model) => {
  const of = (action: "read" | "create") =>
    new Map(
      model.effects(run).flatMap((effect) => (effect.action === action ? [[effect.command, effect] as const] : [])),
    );
  return { reads: of("read"), creates: of("create") };
});

/** Options of tar that change nothing of what comes out. */
const plain = new Set(
  "extract file directory verbose gzip bzip2 xz zstd auto-compress preserve-permissions same-owner totals".split(" "),
);

/** Where the RUN does nothing else. */
function fix(
  { keyword, sources, flags, destination, json }: Copy,
  { run, command }: Unpacking,
  model: DockerfileModel,
  source: string,
): ProposedFix | undefined {
  const { user } = model.before(run);
  const into = effectsOf(run, model).creates.get(command)?.path;
  const onlyRemoves = model.commands(run).every((one) => one === command || one.program === "rm");
  if (!destination || json || flags.length > 0 || sources.length > 1 || run.flags.length > 0 || !onlyRemoves)
    return undefined;
  if (!user.known || !isRoot(user.value) || into === undefined || !/^\/[\w./-]*$/.test(into)) return undefined;
  const [word] = sources;
  return {
    title: `Unpack ${word?.text} with ADD, unless its files belong to accounts that the image knows by name`,
    safe: false,
    effect: ["copies", "commands", "options", "layers", "cleanup"],
    edits: [
      replace(keyword.span, keyword.text === keyword.text.toLowerCase() ? "add" : "ADD"),
      replace(destination.span, into.endsWith("/") ? into : `${into}/`),
      removeLines(source, run.span),
    ],
  };
}
