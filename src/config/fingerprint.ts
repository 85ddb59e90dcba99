import { relative } from "node:path";
import { moduleFiles } from "./module-files.ts";
import type { ProjectConfig } from "./project.ts";

/** What a configuration is made of. Configurations with the same text give the same verdicts on the same files. */
export interface Fingerprint {
  readonly text: string;
  /** Why the text may not tell all: "plugin x.js loads modules by computed names". */
  readonly doubt: string | undefined;
}

/** Reads the code of plugins again, wherever it was loaded from; of other configs the value as it was loaded is enough. */
export async function fingerprintOf(config: ProjectConfig, cwd: string): Promise<Fingerprint> {
  const parts: unknown[] = config.steps.map((step) =>
    "preset" in step
      ? step.preset.name
      : "peers" in step
        ? step.peers.map(({ file: _, dir, ...peer }) => [relative(cwd, dir), peer])
        : [relative(cwd, step.config.file), step.value],
  );
  let doubt: string | undefined;
  for (const [file, plugin] of config.plugins) {
    const { files, doubt: own } = await moduleFiles(file);
    parts.push([plugin, [...files].map(([path, text]) => [relative(cwd, path), text])]);
    if (own !== undefined) doubt ??= `plugin ${relative(cwd, file)} ${own}`;
  }
  try {
    return { text: JSON.stringify(parts, writeCode), doubt };
  } catch {
    return { text: "", doubt: doubt ?? "a plugin has values that cannot be serialised" };
  }
}

/** Functions as their source, which tells apart those that a module makes anew each time it is loaded. */
function writeCode(_key: string, value: unknown): unknown {
  if (typeof value === "function" || value instanceof RegExp) return String(value);
  return value instanceof Map || value instanceof Set ? [...value] : value;
}

/** The files that the configuration was read from. */
export function configFiles({ steps, plugins }: ProjectConfig): readonly string[] {
  const files = steps.flatMap((step) => {
    if ("config" in step) return step.config.file;
    return "peers" in step ? step.peers.flatMap(({ file }) => file ?? []) : [];
  });
  return [...files, ...plugins.keys()];
}
