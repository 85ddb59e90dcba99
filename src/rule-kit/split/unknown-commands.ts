import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import { wordSet } from "../../knowledge/words.ts";
import type { Command } from "../../nodes/command.ts";
import { packageUses } from "../../syntax/packages.ts";
import { runSteps } from "../commands/run-steps.ts";
import { perPart } from "../model/per-model.ts";

/** Programs that leave no file for another program, unless their output goes into one. */
const leavesNothing = wordSet(
  "cd mkdir rm rmdir echo printf true false : set export unset ls cat test [ pwd env printenv id whoami uname date chmod chown" +
    " chgrp strip upx cp mv ln install useradd adduser groupadd addgroup update-ca-certificates head tail sort grep exit",
);

/** Programs that build, and what they are told to do: what comes of it their languages know. */
const building: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["go", wordSet("build install mod get env vet test version clean list fmt")],
  ["cargo", wordSet("build check test fetch vendor clippy fmt clean update generate-lockfile")],
  // Their goals and tasks are no subcommands.
  ...["mvn", "mvnw", "gradle", "gradlew"].map((program) => [program, new Set([""])] as const),
  ["rustup", wordSet("target component toolchain default update show")],
]);

/** Commands of a stage that may leave files for the program. */
export const unknownCommands = perPart((stage: Stage, model: DockerfileModel): readonly Command[] =>
  runSteps(stage, model).flatMap(({ command }) => {
    const { program = "", subcommand = "", redirects } = command;
    const isWritten = redirects.some(
      ({ operator, target }) => operator.includes(">") && operator !== ">&" && target?.value !== "/dev/null",
    );
    if (isWritten) return [command];
    if (building.get(program)?.has(subcommand)) return [];
    if (leavesNothing.has(program) || packageUses(command).length > 0) return [];
    if (program === "apt-get" && subcommand === "clean") return [];
    return [command];
  }),
);
