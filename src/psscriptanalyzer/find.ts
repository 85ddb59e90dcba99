import { readdirSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { type Env, type Program, type Surroundings, trustedProgram } from "../checkers/program.ts";
import type { ProgramSettings } from "../config/program-settings.ts";
import { trustedPlaces } from "../io/program.ts";
import type { Tree } from "../io/tree.ts";
import { lookUp } from "../text/look-up.ts";

/** A PowerShell, and the manifest of the PSScriptAnalyzer that it is to load. */
export interface Analyzer extends Program {
  readonly manifest: string;
}

/** The oldest version that tells syntax errors apart from what its rules find. */
const oldest = "1.20.0";

/**
 * The PowerShell that a run asks: the one that a trusted config names, else the first on the `PATH` that does not lie in
 * what is linted, where a PSScriptAnalyzer is installed outside of that. Undefined where there is none, and where no code
 * may run: to read a script is nearer to running it than for ShellCheck.
 */
export function findPsscriptanalyzer(
  { named, codeRefusal }: Omit<ProgramSettings, "enable">,
  surroundings: Pick<Surroundings, "env" | "tree">,
): Analyzer | undefined {
  if (codeRefusal !== undefined) return undefined;
  const own = named && named.refusal === undefined ? named.file : undefined;
  const program = trustedProgram("pwsh", own, surroundings);
  if (!program) return undefined;
  const { tree } = surroundings;
  const modules = trustedPlaces(lookUp(program.env, "PSModulePath"), tree);
  const manifest = manifestIn([...modules, ...usualPlaces(program)], tree);
  return manifest === undefined ? undefined : { file: program.file, env: quiet(program.env, modules), manifest };
}

/**
 * `PSModuleAutoLoadingPreference`: a name in a script loads no module, in whichever runspace it is looked up (`a.psm1\b`
 * would load that file). Reference: about_Preference_Variables; CommandDiscovery reads the environment where no variable
 * is set.
 */
function quiet(env: Env, modules: readonly string[]): Env {
  return {
    ...env,
    PSModulePath: modules.join(delimiter),
    PSModuleAutoLoadingPreference: "None",
    POWERSHELL_TELEMETRY_OPTOUT: "1",
    POWERSHELL_UPDATECHECK: "Off",
  };
}

/** Where PowerShell looks for modules whatever `PSModulePath` says. Reference: about_PSModulePath. */
function usualPlaces({ file, env }: Program): readonly string[] {
  const under = (variable: string, ...names: readonly string[]) => {
    const place = lookUp(env, variable);
    return place ? [join(place, ...names)] : [];
  };
  const beside = join(dirname(realPath(file)), "Modules");
  if (process.platform === "win32") {
    const own = under("USERPROFILE", "Documents", "PowerShell", "Modules");
    return [...own, ...under("ProgramFiles", "PowerShell", "Modules"), beside];
  }
  const data = under("XDG_DATA_HOME", "powershell", "Modules");
  const own = data.length > 0 ? data : under("HOME", ".local", "share", "powershell", "Modules");
  return [...own, "/usr/local/share/powershell/Modules", beside];
}

/** The newest that is new enough in the first place that has one. */
function manifestIn(places: readonly string[], tree: Tree): string | undefined {
  for (const place of places) {
    const versions = versionsIn(join(place, "PSScriptAnalyzer")).sort((a, b) => compare(b, a));
    for (const version of versions) {
      const file = join(place, "PSScriptAnalyzer", version, "PSScriptAnalyzer.psd1");
      if (compare(version, oldest) >= 0 && isFile(file) && !tree.holds(file)) return file;
    }
  }
  return undefined;
}

function versionsIn(directory: string): string[] {
  try {
    return readdirSync(directory).filter((name) => /^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(name));
  } catch {
    return [];
  }
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function realPath(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return file;
  }
}
