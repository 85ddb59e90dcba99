import { basename, dirname, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import type { Source } from "../../text/source.ts";
import { usualBakeNames, usualComposeNames } from "../usual-names.ts";

const ownNames = /^(?:docker-bake(?:[._-][^/]*)?\.(?:hcl|json)|[^/]+\.bake\.(?:hcl|json))$/i;

export const pathPattern = "(^|/)(docker-bake([._-][^/]*)?|[^/]+\\.bake)\\.(hcl|json)$";

export function namesBake(path: string): boolean {
  // Most of a tree goes no further than this.
  if (!/\.(?:hcl|json)$/i.test(path)) return false;
  return ownNames.test(path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1));
}

/** By its name, or by its first character, which no HCL begins with. */
export function isJson({ path, text }: Source): boolean {
  return /\.json$/i.test(path) || /^\uFEFF?\s*\{/.test(text);
}

/** The files that Bake reads together with one, in order, itself included. */
export function filesWith(path: string): readonly string[] {
  const own = normalizePath(path);
  if (!usualBakeNames.includes(basename(own))) return [own];
  return usualBakeNames.map((name) => resolvePath(name, normalizePath(dirname(own))));
}

/** The files that decide about what one builds, itself included. */
export function filesBeside(path: string): readonly string[] {
  const directory = normalizePath(dirname(path));
  const isUsual = usualBakeNames.includes(basename(path));
  return [...filesWith(path), ...(isUsual ? usualComposeNames.map((name) => resolvePath(name, directory)) : [])];
}
