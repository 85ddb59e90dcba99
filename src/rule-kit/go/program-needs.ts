import {
  directoryMakers,
  formMethods,
  httpClient,
  type NamedFiles,
  placeFinders,
  readingFunctions,
  readingMethods,
  startingFunctions,
  startingPackages,
  temporaryFunctions,
  tlsPackages,
  writingFunctions,
} from "../../knowledge/go-standard.ts";
import type { GoArgument, GoSource, GoUse } from "../../syntax/go/source.ts";
import { FoundNeeds, type ProgramNeeds } from "../programs/program-needs.ts";
import type { GoProgram } from "./go-program.ts";

/** What a program's own packages need. Of other modules nothing is known. */
export function needsOf({ sources }: GoProgram): ProgramNeeds {
  const needs = new Needs();
  for (const source of sources) needs.add(source);
  return needs;
}

class Needs extends FoundNeeds {
  private embedsZones = false;

  add(source: GoSource): void {
    for (const { path, name } of source.imports) this.addImport(path, name);
    for (const use of source.uses) this.addUse(use, source);
    for (const text of source.strings) this.texts.add(text);
    this.embeds.push(...source.embeds);
  }

  private addImport(path: string, name: string): void {
    if (path === "C") this.c = true;
    if (path === "os/user") this.accounts = true;
    if (path === "time/tzdata") this.embedsZones = true;
    if (this.embedsZones) this.zones = false;
    if (tlsPackages.has(path)) this.certificates ??= path;
    if (startingPackages.has(path)) this.starts ??= path;
    // What it takes of such a package has no sign.
    if (name === ".") this.readsMore = this.writesMore = true;
  }

  private addUse({ from, name, call }: GoUse, { constants, imports }: GoSource): void {
    if (from === undefined) {
      const files = readingMethods.get(name);
      if (files && call && this.addNames(files, call, constants, this.reads)) this.readsMore = true;
      if (formMethods.has(name) && imports.some(({ path }) => path === "net/http")) this.temporary = true;
      return;
    }
    const full = `${from}.${name}`;
    const reading = readingFunctions.get(full);
    if (reading && this.addNames(reading, call, constants, this.reads)) this.readsMore = true;
    const writing = writingFunctions.get(full);
    if (writing && this.addNames(writing, call, constants, this.writes)) this.writesMore = true;
    if (directoryMakers.has(full) && this.addNames([0], call, constants, this.makes)) this.makesMore = true;
    if (placeFinders.has(full)) this.readsMore = true;
    if (startingFunctions.has(full)) this.starts ??= `${from.split("/").at(-1)}.${name}`;
    if (from === "net/http" && httpClient.has(name)) this.certificates ??= `http.${name}`;
    if (full === "time.LoadLocation") this.zones = !this.embedsZones;
    if (temporaryFunctions.has(full)) this.temporary = true;
  }

  /** Whether some of the names are not known. */
  private addNames(
    files: NamedFiles,
    call: readonly GoArgument[] | undefined,
    constants: GoSource["constants"],
    names: Set<string>,
  ): boolean {
    let more = false;
    for (const argument of (files === "all" ? call : files.map((at) => call?.[at])) ?? [undefined]) {
      const path = textOf(argument, constants);
      if (path === undefined) more = true;
      else names.add(path);
    }
    return more;
  }
}

function textOf(argument: GoArgument | undefined, constants: GoSource["constants"]): string | undefined {
  if (argument?.type === "text") return argument.text;
  return argument?.type === "name" ? constants.get(argument.name) : undefined;
}
