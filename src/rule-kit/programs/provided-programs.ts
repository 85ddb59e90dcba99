import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import { hasProgram } from "../../knowledge/base-images/programs.ts";
import type { Command } from "../../nodes/command.ts";
import { type Fact, known, knownValue, unknownFact } from "../../syntax/fact.ts";
import { packageUses } from "../../syntax/packages.ts";
import { basename } from "../../syntax/posix-path.ts";
import { chainSteps } from "../commands/run-steps.ts";
import { installedIn } from "../packages/installed-packages.ts";

/** Packages, by the start of their name, that bring a program of another name. */
const bringers: Readonly<Record<string, RegExp>> = {
  nc: /netcat|ncat|nmap|busybox/,
  pg_isready: /postgres/,
  psql: /postgres/,
  mysqladmin: /mysql|mariadb/,
  "redis-cli": /redis|valkey/,
  python: /python/,
  python3: /python/,
  node: /node/,
  wget: /wget|busybox/,
  curl: /curl/,
};

/**
 * Whether a complete stage has a program: in its base image, installed, or copied. Unknown where something may have
 * brought it that cannot be seen: an unknown base, scripts, archives, trees.
 */
export function providesProgram(model: DockerfileModel, stage: Stage, program: string): Fact<boolean> {
  const { root } = stage;
  if (!root) return unknownFact("it is not known what the base image has");
  const inBase = hasProgram(root, program);
  if (inBase) return known(true);
  const { packages, complete } = installedIn(model, stage);
  const bringer = bringers[program];
  if (packages.some(({ name }) => name === program || name.includes(program) || bringer?.test(name)))
    return known(true);
  if (inBase === undefined) return unknownFact(`it is not known whether the base image has ${program}`);
  if (!complete) return unknownFact("not all packages that are installed are known");
  if (packages.length > 0 && (program === "bash" || program === "sh")) {
    return unknownFact("a package may depend on the shell");
  }
  for (const { command } of chainSteps(model, stage)) {
    if (!isHarmless(command)) return unknownFact(`${command.program ?? "a command"} may bring it`);
  }
  return copied(model, stage, program);
}

/** Commands that make no programs. */
const harmless = new Set(
  (
    "cd mkdir rm rmdir chmod chown chgrp echo printf touch true false set export test [ ls cat sed grep awk useradd adduser" +
    " groupadd addgroup usermod usermod passwd sleep date find sort head tail tr cut tee id whoami ldconfig apt-get apk yum" +
    " dnf microdnf apt update-ca-certificates setcap pip npm yarn pnpm go cargo dotnet locale-gen"
  ).split(" "),
);

function isHarmless(command: Command): boolean {
  const { program } = command;
  if (program === undefined || !harmless.has(program)) return false;
  if (!["apt-get", "apt", "apk", "yum", "dnf", "microdnf"].includes(program)) return true;
  // Groups and build dependencies name no packages.
  return command.subcommand !== undefined || packageUses(command).length > 0;
}

function copied(model: DockerfileModel, stage: Stage, program: string): Fact<boolean> {
  for (const member of stage.chain) {
    for (const instruction of member.instructions) {
      if (instruction.type === "Run" && instruction.mounts.some(({ from }) => from)) {
        return unknownFact("a mount may bring it");
      }
      if (instruction.type !== "Copy" && instruction.type !== "Add") continue;
      const words = [...instruction.sources, ...(instruction.destination ? [instruction.destination] : [])];
      const values = words.map((word) => knownValue(model.resolve(word, instruction)));
      if (values.some((value) => value !== undefined && basename(value).startsWith(program))) return known(true);
      const destination = values.at(-1);
      if (destination === undefined || values.includes(undefined)) return unknownFact("what is copied is not known");
      if (/^\/?(usr|usr\/local|opt)?\/?(s?bin)?\/?$/.test(destination) && !/^\.?\/?$/.test(destination)) {
        return unknownFact("what is copied among the programs may be it");
      }
      if (
        destination === "/" ||
        (instruction.type === "Add" && values.some((value) => /\.t(ar|gz|xz)/.test(value ?? "")))
      ) {
        return unknownFact("what is copied over the root may bring it");
      }
    }
  }
  return known(false);
}
