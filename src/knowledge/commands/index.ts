import type { CommandTable } from "../types.ts";
import { listedTable } from "./listed.ts";

/** The table of a program by its base name: as listed, or with a version after it ("pip3.12", "gcc-13"). */
export function findCommandTable(program: string): CommandTable | undefined {
  const exact = listedTable(program);
  if (exact) return exact;
  for (let i = program.length - 1; i > 0 && isVersionCharacter(program.charCodeAt(i)); i--) {
    const found = listedTable(`${program.slice(0, i)}*`);
    if (found) return found;
  }
  return undefined;
}

/** A digit, a dot or a dash. */
function isVersionCharacter(c: number): boolean {
  return (c >= 48 && c <= 57) || c === 46 || c === 45;
}
