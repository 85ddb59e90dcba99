import type { DockerfileModel, LayerEffect } from "../../kinds/dockerfile/model/types.ts";
import type { Add, Instruction, Run } from "../../kinds/dockerfile/nodes.ts";
import { isInterpreter } from "../../knowledge/programs/interpreters.ts";
import { verifiers } from "../../knowledge/programs/verification.ts";
import type { Command } from "../../nodes/command.ts";
import { sourceKind } from "../../syntax/copy-source.ts";
import { packageUse } from "../../syntax/packages.ts";
import { basename, dirname, normalizePath } from "../../syntax/posix-path.ts";
import { option } from "../../syntax/shell/script.ts";
import { firstFrom } from "../../text/search.ts";
import { contains, type Span, type Spanned } from "../../text/span.ts";
import { perPart } from "../model/per-model.ts";

/** A file that an instruction fetches, and where it lands. */
export interface Download extends Spanned {
  /** As the URL's word says. */
  readonly url: string | undefined;
  readonly path: string;
  readonly command: Command | undefined;
}

/** What becomes of a download: "run", "made executable", "installed", "unpacked". */
export interface DownloadUse extends Spanned {
  readonly how: "run" | "made executable" | "installed" | "unpacked";
}

/** Whether a command fetches files by URL: curl or wget. */
export function isDownloader({ program }: Command): boolean {
  return program === "curl" || program === "wget";
}

/** A word that names what is fetched, its value undefined where a variable hides it. */
type Url = Spanned & { readonly value: string | undefined };

/**
 * The word of a downloader that names what it fetches, its value undefined where a variable hides it; undefined where
 * it has no such word.
 */
export function urlOfDownloader({ operands, options }: Command): Url | undefined {
  const url = options.find(({ name }) => name === "url")?.value;
  // A list of URLs, which is not seen.
  const list = options.find(({ name }) => name === "input-file")?.value;
  if (list) return { span: list.span, value: undefined };
  return url ?? operands.find(({ value }) => value === undefined || /^\w+:\/\//.test(value)) ?? operands[0];
}

/**
 * Whether a URL leads to another machine, so that what comes from there can be another thing tomorrow; one that is not
 * known counts as such.
 */
export function isRemoteUrl(url: string | undefined): boolean {
  if (url === undefined) return true;
  return !/^file:|^(?:\w+:\/\/)?(?:localhost|127\.|\[::1\])/i.test(url);
}

/** Files that the downloaders of a RUN write to a place that is known. */
export function downloadsOf(run: Run, model: DockerfileModel): readonly Download[] {
  // One command may write many files.
  const urls = new Map<Command, Url | undefined>();
  return model.effects(run).flatMap(({ command, path }) => {
    if (!command || !isDownloader(command) || path === undefined) return [];
    if (!urls.has(command)) urls.set(command, urlOfDownloader(command));
    const url = urls.get(command);
    return url && isRemoteUrl(url.value) ? [{ span: url.span, url: url.value, path, command }] : [];
  });
}

/** Files that an ADD fetches by URL without `--checksum`; those left out whose URL or place is not known. */
export function downloadsOfAdd(add: Add, model: DockerfileModel): readonly Download[] {
  if (add.flags.some(({ name }) => name === "checksum")) return [];
  const effects = model.effects(add);
  return add.sources.flatMap((source, index) => {
    const value = model.resolve(source, add);
    const target = effects[index]?.path;
    if (!value.known || sourceKind(value.value) !== "url" || !isRemoteUrl(value.value) || target === undefined)
      return [];
    const name = basename(value.value.replace(/[?#].*$/s, ""));
    const intoDirectory = add.destination?.text.endsWith("/") && basename(target) !== name;
    return [
      { span: source.span, url: value.value, path: intoDirectory ? `${target}/${name}` : target, command: undefined },
    ];
  });
}

/**
 * Whether a command checks a sum or a signature, by its program or its name: `sha256sum`, `gpg --verify`,
 * `./verify.sh`.
 */
export function checksDownload(command: Command): boolean {
  const { program, subcommand, operands } = command;
  if (program === undefined) return false;
  if (verifiers.has(program)) return true;
  if (program === "gpg") return option(command, "verify", "decrypt") !== undefined || operands[0]?.value === "verify";
  if (program === "rpm") return option(command, "checksig") !== undefined;
  if (program === "gh") return command.arguments[0]?.value === "attestation";
  if (program === "openssl") return subcommand === "dgst" || /^sha\d/.test(operands[0]?.value ?? "");
  // A function or script of one's own that says what it does.
  return /verify|checksum|check_sha|sha256/i.test(program);
}

/**
 * The first thing that commands of an instruction do with a downloaded file that makes its content matter; undefined
 * where nothing is seen.
 */
export function useOfDownload(
  download: Download,
  instruction: Instruction,
  model: DockerfileModel,
): DownloadUse | undefined {
  const { command, path } = download;
  const { effects, commands } = usesIn(instruction, model)(path);
  const own = command?.span ?? { start: -1, end: -1 };
  return firstBehind(effects, own) ?? firstBehind(commands, own);
}

/** A command that uses a file, and how. */
interface Use {
  readonly by: Command;
  readonly use: DownloadUse;
}

/** In order of their commands. */
interface Uses {
  readonly effects: readonly Use[];
  readonly commands: readonly Use[];
}

/** The first use by a command that starts behind another one's start and is not a part of it. */
function firstBehind(uses: readonly Use[], span: Span): DownloadUse | undefined {
  for (let i = firstFrom(uses, span.start + 1, ({ by }) => by.span.start); i < uses.length; i++) {
    const { by, use } = uses[i] as Use;
    if (!contains(span, by.span)) return use;
  }
  return undefined;
}

/** What an instruction does with a file, by its path: found once for all that download it. */
const usesIn = perPart((instruction: Instruction, model) => {
  const mentions = mentionsIn(instruction, model);
  const known = new Map<string, Uses>();
  return (path: string): Uses => {
    const found = known.get(path) ?? usesOf(path, mentions);
    known.set(path, found);
    return found;
  };
});

function usesOf(path: string, { effects, commands }: Mentions): Uses {
  const byStart = (a: Use, b: Use) => a.by.span.start - b.by.span.start;
  const done = (effects.get(path) ?? []).flatMap((effect): readonly Use[] => {
    const use = effect.command && useByEffect(effect);
    return use && effect.command ? [{ by: effect.command, use }] : [];
  });
  const named = (commands.get(basename(path)) ?? []).flatMap((by): readonly Use[] => {
    const how = useBy(by, path);
    return how ? [{ by, use: { how, span: by.name.span } }] : [];
  });
  return { effects: done.sort(byStart), commands: named.sort(byStart) };
}

/** What an instruction does with files, by their paths, and its commands that name some, by the last part of the name. */
interface Mentions {
  readonly effects: ReadonlyMap<string, readonly LayerEffect[]>;
  readonly commands: ReadonlyMap<string, readonly Command[]>;
}

const mentionsIn = perPart((instruction: Instruction, model): Mentions => {
  const effects = new Map<string, LayerEffect[]>();
  for (const effect of model.effects(instruction)) {
    if (effect.path !== undefined && useByEffect(effect)) put(effects, effect.path, effect);
  }
  const commands = new Map<string, Command[]>();
  for (const command of model.commands(instruction)) {
    const named = [command.name.text, ...command.operands.map(({ value }) => value ?? "")];
    for (const name of new Set(named.map((text) => basename(text.startsWith("/") ? normalizePath(text) : text)))) {
      put(commands, name, command);
    }
  }
  return { effects, commands };
});

function put<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function useByEffect(effect: LayerEffect): DownloadUse | undefined {
  if (effect.action === "read") return { how: "unpacked", span: effect.span };
  return makesExecutable(effect) ? { how: "made executable", span: effect.span } : undefined;
}

function makesExecutable({ change, command, recursive }: LayerEffect): boolean {
  if (change !== "mode" || recursive) return false;
  const mode = command?.operands[0]?.value ?? "";
  return /^[0-7]+$/.test(mode) ? /[1357]/.test(mode.slice(-3)) : /[+=][a-zA-Z]*x/.test(mode);
}

function useBy(command: Command, path: string): DownloadUse["how"] | undefined {
  const { name, operands, program } = command;
  if (/[./]/.test(name.text) && isSameFile(name.text, path)) return "run";
  const named = operands.filter(({ value }) => value !== undefined && isSameFile(value, path));
  if (named.length === 0) return undefined;
  if (isInterpreter(program) || program === "." || program === "source")
    return named[0] === operands[0] ? "run" : undefined;
  if (program === "rpm") {
    const asks = option(command, "query", "verify", "checksig") !== undefined;
    return !asks && option(command, "install", "upgrade", "freshen") ? "installed" : undefined;
  }
  if (program === "mv" || program === "cp" || program === "install") {
    const target = operands.at(-1)?.value ?? "";
    return /(?:^|\/)s?bin(?:\/|$)/.test(target) && named[0] !== operands.at(-1) ? "installed" : undefined;
  }
  return packageUse(command, "install") ? "installed" : undefined;
}

/** Whether a word of a command names a file, as far as can be told without the directory it runs in. */
function isSameFile(text: string, path: string): boolean {
  if (text.startsWith("/")) return normalizePath(text) === path;
  if (basename(text) !== basename(path)) return false;
  const folder = dirname(normalizePath(text));
  return folder === "." || `/${dirname(path)}`.endsWith(`/${folder}`);
}
