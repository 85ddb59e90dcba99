import {
  type Copy,
  defineRule,
  type Holds,
  option,
  type ProposedFix,
  type RuleContext,
  type Word,
} from "../../src/author.ts";
import {
  all,
  basename,
  copyBefore,
  directoryExists,
  dirname,
  moveIntoCopy,
  onlyCommand,
  sortOfSource,
} from "../../src/kit.ts";

export default defineRule({
  id: "prefer-copy-chmod",
  summary: "The mode of a copied file is set with COPY --chmod",
  why: "A separate RUN with chmod stores the file a second time and starts a container only for that.",
  topic: "layers",
  category: "size",
  severity: "info",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { tally: ["tally/prefer-copy-chmod"] },
  reference: "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
  messages: { separate: "chmod stores the file again in another layer: set the mode with COPY --chmod={mode}" },
  examples: [
    {
      bad: "FROM debian:12\nCOPY entrypoint.sh /entrypoint.sh\nRUN «chmod 755 /entrypoint.sh»",
      fixed: "FROM debian:12\nCOPY --chmod=755 entrypoint.sh /entrypoint.sh",
      good: "FROM debian:12\nCOPY --chmod=755 entrypoint.sh /entrypoint.sh",
    },
    {
      title: "Only some of the copied files",
      good: "FROM debian:12\nCOPY run.sh app.conf /app/\nRUN chmod 755 /app/run.sh",
    },
  ],
  on: {
    Run(run, context) {
      const { model } = context;
      const copy = copyBefore(run, model);
      if (copy?.type !== "Copy" || copy.chmod || !model.stageOf(run)?.shipped) return;
      const command = onlyCommand(run, model);
      const mode = command?.arguments[0]?.value ?? "";
      if (command?.program !== "chmod" || option(command, "recursive")) return;
      const given = flagFor(mode, context);
      if (!given) return;
      const changed = model.effects(run).map(({ path }) => path);
      const files = filesOf(copy, context, mode.endsWith("+x"));
      if (!files || files.length !== changed.length || !files.every((file) => changed.includes(file))) return;
      const edits = moveIntoCopy(copy, run, `--chmod=${given.mode}`, model);
      const fixes: ProposedFix | undefined = edits && {
        title: `Copy with --chmod=${given.mode}`,
        safe: given.safe,
        requires: {
          "directories that COPY creates may have the mode": all(
            files,
            (file) => suitsDirectories(given.mode) || directoryExists(dirname(file), copy, model),
          ),
          "the source is a file": all(copy.sources, (source) => isFile(source, copy, context)),
        },
        effect: ["ownership", "layers"],
        edits,
      };
      return { at: command, message: "separate", data: { mode: given.mode }, fixes };
    },
  },
});

/** Where the files of a COPY land; undefined when one of its sources may be a directory. */
function filesOf(copy: Copy, { model }: RuleContext<"dockerfile">, executable: boolean): readonly string[] | undefined {
  const effects = model.effects(copy);
  const files: string[] = [];
  for (const [index, { path, recursive }] of effects.entries()) {
    const source = copy.sources[index];
    const value = source && !source.text.startsWith("<<") ? model.resolve(source, copy) : undefined;
    if (path === undefined || !path.startsWith("/") || !value?.known || /[*?[]|\/$|^\.{0,2}$/.test(value.value))
      return undefined;
    // Nobody makes a directory executable: what looks like one is a program without extension.
    if (recursive && !executable) return undefined;
    const into = recursive && (copy.sources.length > 1 || /(?:\/|^\.)$/.test(copy.destination?.text ?? ""));
    files.push(into ? `${path === "/" ? "" : path}/${basename(value.value)}` : path);
  }
  return files;
}

/** Directories that COPY makes have 755 unless a mode is given. */
function suitsDirectories(mode: string): boolean {
  return mode === "+x" || /^0?755$/.test(mode);
}

function isFile(source: Word, copy: Copy, { model, project }: RuleContext<"dockerfile">): Holds {
  const sort = sortOfSource(source, copy, model, project);
  if (sort !== undefined && sort !== "none") return sort !== "directory";
  return /\.[^./]+$/.test(source.text) || { unless: `${source.text} is a directory` };
}

/** Octal modes say all; `+x` only what is added, and is understood as such by newer frontends. */
function flagFor(mode: string, { document }: RuleContext<"dockerfile">): { mode: string; safe: boolean } | undefined {
  const syntax = document.directives.find(({ name }) => name === "syntax")?.value;
  const version = Number(/^docker\/dockerfile:1\.(\d+)/.exec(syntax ?? "")?.[1]);
  if (version < 3) return undefined;
  if (/^[0-7]{3,4}$/.test(mode)) return { mode, safe: true };
  if (!/^(?:a|ugo)?\+x$/.test(mode)) return undefined;
  const symbolic = version >= 14 || /^docker\/dockerfile:(?:1|latest)$/.test(syntax ?? "");
  return symbolic ? { mode: "+x", safe: true } : { mode: "755", safe: false };
}
