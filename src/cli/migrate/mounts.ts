import { posix } from "node:path";
import type { CallWord } from "./hadolint-call.ts";

/** Where a container sees what of the directory in which it is started. */
export interface View {
  /** What a path of the container is here; undefined for what is not known to be below here. */
  pathHere(word: CallWord): string | undefined;
  /** The configuration that hadolint finds where it is mounted. */
  readonly config: string | undefined;
}

interface Mount {
  /** Relative, without a dot: the directory itself is empty. */
  readonly source: string;
  /** Absolute. */
  readonly target: string;
}

/** Where hadolint looks for a configuration in its image, which has no home, when it is started in `/`. */
const configPlaces = new Set(["/.hadolint.yaml", "/.hadolint.yml", "/.config/hadolint.yaml"]);

/**
 * What the options of a `docker run` show a container.
 * @param words those before the image
 * @returns undefined for what is not certain: another directory, a volume, options in another notation
 */
export function viewOf(words: readonly CallWord[]): View | undefined {
  const mounts: Mount[] = [];
  let workdir = "/";
  for (let i = 0; i < words.length; i++) {
    const { raw } = words[i] as CallWord;
    const [, name, given] = /^(--volume|--mount|--workdir|-[vw])(?:=?(.+))?$/s.exec(raw) ?? [];
    if (name === undefined) continue;
    const value = unquoted(given ?? words[++i]?.raw ?? "");
    if (name === "-w" || name === "--workdir") workdir = value;
    else {
      const mount = name === "--mount" ? longMount(value) : shortMount(value);
      if (!mount) return undefined;
      mounts.push(mount);
    }
  }
  if (!/^\/[\w./-]*$/.test(workdir)) return undefined;
  mounts.sort((a, b) => b.target.length - a.target.length);
  return {
    pathHere: ({ value }) => (value === undefined ? undefined : hereOf(posix.resolve(workdir, value), mounts)),
    config: workdir === "/" ? mounts.find(({ target }) => configPlaces.has(target))?.source : undefined,
  };
}

function hereOf(path: string, mounts: readonly Mount[]): string | undefined {
  for (const { source, target } of mounts) {
    const rest = posix.relative(target, path);
    if (rest !== ".." && !rest.startsWith("../")) return posix.join(source, rest);
  }
  return undefined;
}

/** `SOURCE:TARGET`, with options behind it. */
function shortMount(text: string): Mount | undefined {
  const parts = /^(.*?):(\/[\w./-]*)(?::[\w,]+)?$/s.exec(text);
  return parts ? mountOf(parts[1] as string, parts[2] as string) : undefined;
}

/** `type=bind,source=SOURCE,target=TARGET` */
function longMount(text: string): Mount | undefined {
  const given = new Map(text.split(",").map((part) => [part.split("=", 1)[0], part.slice(part.indexOf("=") + 1)]));
  const value = (...names: readonly string[]) => names.map((name) => given.get(name)).find((one) => one);
  const [source, target] = [value("source", "src"), value("target", "destination", "dst")];
  return value("type") === "bind" && source && target ? mountOf(source, target) : undefined;
}

/** Of what is called by this directory's name, or relative to it. */
function mountOf(source: string, target: string): Mount | undefined {
  const below = /^(?:\$PWD|\$\{PWD\}|\$\(pwd\)|`pwd`|\.)(?:\/([\w./-]*))?$/.exec(source);
  const path = below && posix.normalize(below[1] || ".");
  if (path === null || path.startsWith("..")) return undefined;
  return { source: path === "." ? "" : path.replace(/\/$/, ""), target: posix.normalize(target) };
}

/** Quotes decide nothing here: what stands in them is one of few texts. */
function unquoted(raw: string): string {
  return raw.replace(/["']/g, "");
}
