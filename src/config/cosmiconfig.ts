import { basename } from "node:path";

/** What cosmiconfig's loader asks for; its own types leave the class out. */
interface Explorer {
  load(file: string): Promise<{ readonly config?: unknown } | null>;
}

type ExplorerClass = new (options: Readonly<Record<string, unknown>>) => Explorer;

/**
 * The config in a file that was found, by cosmiconfig's rules: all of it, or the property `plimsoll` of a package.json.
 *
 * `cosmiconfig()` itself would first look in the working directory for settings of its own, `.config/config.js` among
 * them, and run that, whoever wrote it. So its loader is made with settings that are complete. It also opens the file
 * by itself: only after `read` has taken it, and never others that a `$import` in it names.
 *
 * @param read gives the value of the whole file, guarded
 */
export async function loadFound(file: string, read: (file: string) => Promise<unknown>): Promise<unknown> {
  const value = await read(file);
  const config = basename(file) === "package.json" ? propertyOf(value) : value;
  // No key of ours: the file will be refused for it.
  if (isObject(config) && Object.hasOwn(config, "$import")) return config;
  const explorer = await explorerFor(() => value);
  return (await explorer.load(file))?.config ?? undefined;
}

async function explorerFor(load: () => unknown): Promise<Explorer> {
  const { Explorer } = (await import("cosmiconfig/dist/Explorer.js")) as unknown as {
    readonly Explorer: ExplorerClass;
  };
  return new Explorer({
    moduleName: "plimsoll",
    searchPlaces: [],
    loaders: { default: load },
    transform: <Result>(result: Result) => result,
    metaConfigFilePath: null,
    searchStrategy: "none",
    cache: false,
  });
}

/** The config inside of a package.json. */
export function propertyOf(value: unknown): unknown {
  return isObject(value) ? value.plimsoll : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
