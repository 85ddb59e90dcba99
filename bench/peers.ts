import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { interleave, least, type Measurement } from "./measurement.ts";
import { cli, cpuTime } from "./process.ts";

const rounds = 3;

interface Peer {
  readonly name: string;
  /** Variable that gives the program's path; else it is looked for on PATH. */
  readonly variable: string;
  readonly args: readonly string[];
}

const peers: readonly Peer[] = [
  { name: "hadolint", variable: "PLIMSOLL_HADOLINT", args: ["--no-fail", "--format", "json"] },
  { name: "tally", variable: "PLIMSOLL_TALLY", args: ["lint", "--format", "json"] },
];

/** CPU time of other linters over the same files, each with its own defaults. Only those that are installed. */
export function againstPeers(directory: string): readonly Measurement[] {
  const files = readdirSync(directory);
  const own = () => cpuTime(process.execPath, [cli, "--no-config", "--format", "json", ...files], directory);
  return peers.flatMap(({ name, variable, args }): Measurement[] => {
    const program = process.env[variable] ?? onPath(name);
    if (!program) return [];
    const cpu = interleave(rounds, least, { own, peer: () => cpuTime(program, [...args, ...files], directory) });
    return [
      { name: `${name}, CPU over the corpus`, value: cpu.peer / cpu.own, unit: "x Plimsoll", bound: 10, keep: "above" },
    ];
  });
}

function onPath(program: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((directory) => join(directory, program))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
