import { fileSource, frameworkFiles, startingSource, writingSource } from "../../knowledge/java-build.ts";
import type { JavaSource } from "../../syntax/java/source.ts";
import type { ProgramNeeds } from "../programs/program-needs.ts";

const none: ReadonlySet<string> = new Set();

/** What a program's own source needs. Names of files are not told from other texts in it. */
export function javaNeedsOf(sources: readonly JavaSource[]): ProgramNeeds {
  return {
    reads: none,
    readsMore: sources.some(({ code }) => fileSource.test(code)),
    writes: none,
    writesMore: sources.some(({ code }) => writingSource.test(code)),
    makes: none,
    makesMore: false,
    starts: sources.some(({ code }) => startingSource.test(code)) ? "ProcessBuilder" : undefined,
    certificates: undefined,
    zones: false,
    temporary: false,
    accounts: false,
    c: false,
    texts: new Set([...frameworkFiles, ...sources.flatMap(({ strings }) => strings)]),
    embeds: [],
  };
}
