import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** What serves: a script for the Node inside the editor, or a program. */
export type Server = { readonly script: string } | { readonly program: string };

export interface Wish {
  /** The setting `plimsoll.path`; empty for the server that the extension brings. */
  readonly path: string;
  /** In a workspace that is not trusted only our own server runs. */
  readonly trusted: boolean;
  /** Paths of the workspace folders that are on a disk. */
  readonly folders: readonly string[];
  /** The script that the extension brings. */
  readonly bundled: string;
}

export interface Choice {
  readonly server: Server;
  readonly args: readonly string[];
  /** Why it is not what was wished for. */
  readonly doubt?: string;
}

export function chooseServer({ path, trusted, folders, bundled }: Wish): Choice {
  const own = { server: { script: bundled }, args: [] };
  if (path === "" || !trusted) return own;
  for (const place of placesOf(path, folders)) {
    const server = plimsollAt(place);
    if (server) return { server, args: ["lsp"] };
  }
  return { ...own, doubt: `There is no Plimsoll at ${path} (plimsoll.path), so the extension's own runs` };
}

function placesOf(path: string, folders: readonly string[]): readonly string[] {
  if (/^~[\\/]/.test(path)) return [join(homedir(), path.slice(2))];
  const relative = path.replace(/^\$\{workspaceFolder\}[\\/]/, "");
  return folders.length > 0 ? folders.map((folder) => resolve(folder, relative)) : [resolve(path)];
}

function plimsollAt(path: string): Server | undefined {
  try {
    if (statSync(path).isDirectory()) return scriptOf(path);
    // What npm puts into `.bin` leads to a script, which then needs no Node on the PATH.
    const script = realpathSync(path);
    return /\.[cm]?js$/.test(script) ? { script } : { program: path };
  } catch {
    return undefined;
  }
}

/** The script that a package's manifest names as its program. */
function scriptOf(directory: string): Server | undefined {
  const { bin } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const script = resolve(directory, typeof bin === "string" ? bin : bin.plimsoll);
  return existsSync(script) ? { script } : undefined;
}
