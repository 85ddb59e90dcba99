import { realpathSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { ownUsers } from "../io/owners.ts";
import { repositoryAbove } from "../io/repository.ts";
import { statIfThere } from "../io/stat.ts";

/** Why the code of a file may not run, as the end of "is not run: ..."; undefined: it may. */
export type CodePolicy = (file: string) => string | undefined;

/** For what somebody named: it may run whatever its place, and so may all that it imports. */
export const anyCode: CodePolicy = () => undefined;

export function noCode(reason: string): CodePolicy {
  return () => reason;
}

/**
 * For what was found: it runs when the file, its directory and the repository around it are the user's own, or root's,
 * and nobody else can write there. Otherwise whoever else uses the machine could have put it there.
 */
export const ownCode: CodePolicy = (file) => {
  if (statIfThere(file)?.isFile() === false) return `${file} is not a file`;
  const own = ownUsers();
  if (!own) return undefined;
  const real = realPath(file);
  const repository = repositoryAbove(dirname(file));
  const places = [real, dirname(file), dirname(real)];
  if (repository) places.push(join(repository.root, ".git"), repository.gitDir);
  const faults = [...new Set(places)].flatMap((place) => {
    const fault = faultOf(place, new Set([0, ...own]));
    return fault ? [{ place, ...fault }] : [];
  });
  const [first] = faults;
  if (!first) return undefined;
  const alike = faults.filter(({ remedy }) => remedy === first.remedy).map(({ place }) => quoted(place));
  const remedy = `\`${first.remedy} ${alike.join(" ")}\` changes that`;
  return `${first.place} ${first.what}; ${remedy}, and a config named with --config runs all the same`;
};

/** Names that a shell would take apart in quotes. */
function quoted(name: string): string {
  return /^[\w./@+-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

/**
 * Why a module may not run for what it imports, directly or not: the same holds for every file whose name can be seen
 * before it runs, those of packages included.
 */
export async function importRefusal(file: string, code: CodePolicy): Promise<string | undefined> {
  if (code === anyCode) return undefined;
  const { moduleFiles } = await import("./module-files.ts");
  const { files, others } = await moduleFiles(file);
  for (const imported of [...files.keys(), ...others]) {
    const refusal = code(imported);
    if (refusal !== undefined) return `it imports ${imported}, and ${refusal}`;
  }
  return undefined;
}

/** What is wrong with a place, and the program that mends it. */
interface Fault {
  readonly what: string;
  readonly remedy: string;
}

function faultOf(place: string, own: ReadonlySet<number>): Fault | undefined {
  const stats = statIfThere(place);
  if (!stats) return undefined;
  if (!own.has(stats.uid)) {
    const program = process.geteuid?.() === 0 ? "chown" : "sudo chown";
    return { what: "belongs to another user", remedy: `${program} "$(id -u)"` };
  }
  return isWritableByOthers(stats) ? { what: "is writable by others", remedy: "chmod go-w" } : undefined;
}

/** Where every user has a group of the same number, files are made writable for it, and nobody else is in it. */
function isWritableByOthers({ mode, uid, gid }: Stats): boolean {
  const isPrivateGroup = uid !== 0 && gid === uid;
  return (mode & (isPrivateGroup ? 0o002 : 0o022)) !== 0;
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
