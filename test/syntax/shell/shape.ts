import type { Command, Flow, Pipeline } from "../../../src/syntax/shell/script.ts";
import { parse } from "./helpers.ts";

/**
 * The commands of a script one by one: program, how control gets there, and in brackets the operator that leads on; then
 * pipelines with their operators and members, settings that the script starts with, and errors.
 */
export function shape(text: string, options: Parameters<typeof parse>[1] = {}): readonly string[] {
  const { commands, pipelines, errors, errexit, pipefail } = parse(text, options);
  const settings = [...(errexit ? ["errexit"] : []), ...(pipefail ? ["pipefail"] : [])];
  return [
    ...commands.map((command) => commandLine(command, pipelines)),
    ...pipelines.map((pipeline, i) => pipelineLine(pipeline, i, text)),
    ...(settings.length > 0 ? [`starts with ${settings.join(" ")}`] : []),
    ...errors.map(({ message, span }) => `! ${span.start}-${span.end} ${message}`),
  ];
}

function commandLine({ program, wrappers, flow, pipeline }: Command, pipelines: readonly Pipeline[]): string {
  const by = wrappers.map((wrapper) => `${wrapper.program}>`).join("");
  const inside = pipeline ? ` in ${pipelines.indexOf(pipeline) + 1}` : "";
  return `${by}${program ?? "?"}${flowWords(flow)}${inside}`;
}

function pipelineLine({ commands, operators, pipefail, flow, span }: Pipeline, index: number, text: string): string {
  const programs = commands.map(({ program }) => program).join(" ");
  const written = operators.map(({ start, end }) => text.slice(start, end)).join(" ");
  const slice = text.slice(span.start, span.end);
  return `${index + 1}: «${slice}» ${written}: ${programs}${pipefail ? " pipefail" : ""}${flowWords(flow)}`;
}

const marks = [
  "conditional",
  "loop",
  "subshell",
  "function",
  "substitution",
  "background",
  "tolerated",
] as const satisfies readonly (keyof Flow)[];

function flowWords(flow: Flow): string {
  const words = marks.filter((mark) => flow[mark]).map((mark) => ` ${mark}`);
  return `${words.join("")}${flow.followedBy === undefined ? "" : ` [${flow.followedBy}]`}`;
}
