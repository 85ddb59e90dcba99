import type { DockerfileModel, Stage } from "../../../kinds/dockerfile/model/types.ts";
import { type Fact, known, knownValue, unknownFact } from "../../../syntax/fact.ts";
import { basename, resolvePath } from "../../../syntax/posix-path.ts";
import { startWords } from "../start-words.ts";

/** How a program is started and looked after. */
export interface Start {
  /** Where the file must lie to be found. */
  readonly program: string;
  /** Whether a path in it counts from the working directory. */
  readonly isRelative: boolean;
  /** Instructions that lose their shell: "CMD". */
  readonly withoutShell: readonly string[];
}

/**
 * Whether a stage starts and checks one file and needs no shell for it, or what it needs.
 * @param maker what makes the file: "go build"
 */
export function startOf(stage: Stage, path: string, maker: string, model: DockerfileModel): Fact<Start> {
  const { entrypoint, cmd, healthcheck, workdir } = stage.end;
  if (entrypoint && cmd && (entrypoint.command.form === "shell" || cmd.command.form === "shell")) {
    return unknownFact("ENTRYPOINT and CMD come together through a shell");
  }
  const starter = entrypoint ?? cmd;
  const words = starter && startWords(starter, model);
  if (!starter || !words) return unknownFact(`${starter?.keyword.text ?? "what starts"} needs a shell`);
  const [first = ""] = words;
  const program = first.includes("/") ? path : `/usr/local/bin/${basename(path)}`;
  const isProgram = (word: string | undefined) =>
    word?.includes("/")
      ? resolvePath(word, knownValue(workdir)) === program
      : program !== path && word === basename(path);
  if (!isProgram(first)) return unknownFact(`the program that starts is not what ${maker} writes`);
  const checked = healthcheck?.command ? startWords(healthcheck, model) : undefined;
  if (healthcheck?.command && !checked) return unknownFact("HEALTHCHECK needs a shell");
  if (checked && !isProgram(checked[0])) return unknownFact(`HEALTHCHECK runs ${checked[0]}`);
  const inShell = [entrypoint, cmd, healthcheck].filter((one) => one?.command?.form === "shell");
  return known({
    program,
    isRelative: [first, checked?.[0] ?? "/"].some((word) => word.includes("/") && !word.startsWith("/")),
    withoutShell: inShell.map((one) => one?.keyword.text.toUpperCase() ?? ""),
  });
}
