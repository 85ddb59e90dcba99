import { systemRoots } from "../../knowledge/rust-crates.ts";
import {
  changingFunctions,
  directoryMaker,
  readingFunctions,
  writingFunctions,
} from "../../knowledge/rust-standard.ts";
import type { RustSource } from "../../syntax/rust/source.ts";
import { FoundNeeds, type ProgramNeeds } from "../programs/program-needs.ts";
import type { RustProgram } from "./rust-program.ts";

/** Whatever starts a program: `std::process`, and libraries that have its names. */
const starting = /\bprocess::(?:Command\b|\*|\{[^{}]*\bCommand\b)/;

/** A call of `fs` or `File`, with its first argument where that is a string. */
const fileCall = /\b(?:fs|File)\s*::\s*(\w+)\s*\(\s*(?:&\s*)?(?:"(\d+)"\s*[,)])?/g;

/** What takes functions of `fs` without their module, or opens files in other ways. */
const hiddenCall = /\bfs::(?:\*|\{|[a-z_]+\s*[;,}])|\bOpenOptions\b|\bDirBuilder\b/;

/** Looks at a path that stands somewhere else. */
const pathQuery = /\.\s*(?:exists|try_exists|is_file|is_dir|metadata|canonicalize|read_dir|read_link)\s*\(\s*\)/;

/** Macros that put files into the program. */
const embedding = /\b(?:include_str|include_bytes|include_dir|include|migrate|embed_migrations)!\s*\(\s*"(\d+)"/g;

/** What a program's own packages need. Of the crates of others only their names are known. */
export function rustNeedsOf({ sources, foreign }: RustProgram): ProgramNeeds {
  const needs = new Needs();
  for (const source of sources) needs.add(source);
  needs.certificates = foreign.find((name) => systemRoots.test(name));
  return needs;
}

class Needs extends FoundNeeds {
  add({ code, strings }: RustSource): void {
    if (starting.test(code)) this.starts ??= "process::Command";
    if (/\bextern\s+"\d+"\s*\{/.test(code)) this.c = true;
    if (/\btemp_dir\s*\(|\btempfile\b/.test(code)) this.temporary = true;
    if (/\bget(?:pw|gr)(?:nam|uid|gid)\b/.test(code)) this.accounts = true;
    if (hiddenCall.test(code)) this.readsMore = this.writesMore = true;
    if (pathQuery.test(code) || /\bcurrent_exe\b/.test(code)) this.readsMore = true;
    const embedded = new Set([...code.matchAll(embedding)].map(([, number]) => Number(number)));
    strings.forEach((text, number) => {
      if (embedded.has(number)) this.embeds.push(text.replace(/^(?:\.\.?\/)+/, ""));
      else this.texts.add(text);
    });
    for (const [, name = "", number] of code.matchAll(fileCall)) {
      this.addCall(name, number === undefined ? undefined : strings[Number(number)]);
    }
  }

  private addCall(name: string, path: string | undefined): void {
    if (readingFunctions.has(name)) {
      if (path === undefined) this.readsMore = true;
      else this.reads.add(path);
    }
    if (name === "copy") this.writesMore = true;
    if (writingFunctions.has(name)) {
      if (path === undefined) this.writesMore = true;
      else this.writes.add(path);
    }
    if (changingFunctions.has(name)) this.writesMore = true;
    if (name !== directoryMaker) return;
    if (path === undefined) this.makesMore = true;
    else this.makes.add(path);
  }
}
