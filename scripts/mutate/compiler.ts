import { readFileSync } from "node:fs";
import ts from "typescript";
import { root } from "../project.ts";
import { type Mutant, mutatedHost } from "./mutant.ts";

/** Complaints about style rather than meaning: what a mutant no longer uses, or says outright. */
const tolerated: ReadonlySet<number> = new Set([6133, 6192, 6196, 6198, 2869, 2870, 2871, 2872, 2873]);

const { options, fileNames } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile).config,
  ts.sys,
  root,
);

let version = 0;
/** Texts that compile without a mutant, by the path of their file. */
const sound = new Map<string, string>();
/** The one file that is not as on the disk. */
let changed = { path: "", text: "" };
/** All of `src`, since a kind adds its types to an interface from files that a rule does not import. */
const names = new Set(fileNames.filter((path) => path.startsWith(`${root}/src/`)));

let service: ts.LanguageService | undefined;

/**
 * Whether the compiler lets a mutant through. Where it does not, a test has nothing to add: a narrowing that is gone,
 * a fallback that the type asks for, a word that is none of a union. Throws where the file as it is does not compile,
 * since every mutant would then seem to be none.
 */
export function compiles(target: string, text: string, mutant: Mutant): boolean {
  const path = `${root}/${target}`;
  if (sound.get(path) !== text) {
    const [complaint] = complaintsOf(path, text);
    if (complaint !== undefined) throw new Error(`does not compile without a mutant: ${complaint}`);
    sound.set(path, text);
  }
  return complaintsOf(path, mutatedFile(text, mutant)).length === 0;
}

function complaintsOf(path: string, text: string): readonly string[] {
  service ??= ts.createLanguageService(host);
  names.add(path);
  version++;
  changed = { path, text };
  return [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)]
    .filter(({ category, code }) => category === ts.DiagnosticCategory.Error && !tolerated.has(code))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

function mutatedFile(text: string, mutant: Mutant): string {
  const { host: place } = mutant;
  const constant = mutant.text === "true" || mutant.text === "false";
  // A constant condition would make the compiler see code that is never reached, and stop to look at it.
  const piece = mutatedHost(text, constant ? { ...mutant, text: `(${mutant.text} as boolean)` } : mutant);
  const written = { expression: `(${piece})`, element: `...[${piece}]`, property: `...{${piece}}` }[place.as];
  return text.slice(0, place.start) + written + text.slice(place.end);
}

const host: ts.LanguageServiceHost = {
  getCompilationSettings: () => options,
  getScriptFileNames: () => [...names],
  getScriptVersion: (path) => (path === changed.path ? String(version) : "0"),
  getScriptSnapshot(path) {
    if (path === changed.path) return ts.ScriptSnapshot.fromString(changed.text);
    return ts.sys.fileExists(path) ? ts.ScriptSnapshot.fromString(readFileSync(path, "utf8")) : undefined;
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
};
