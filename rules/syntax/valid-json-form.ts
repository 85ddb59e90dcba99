import type { DockerfileModel, Holds, Instruction, Problem, ProposedFix, RuleContext } from "../../src/author.ts";
import { effectsOf, isPosixFamily, problemRule, requoteAsJson } from "../../src/kit.ts";

export default problemRule({
  id: "valid-json-form",
  summary: "Arguments that start with a bracket are a JSON array of strings",
  why: "Invalid JSON is passed to the shell as it is, brackets and quotes included, and fails when the container starts.",
  fix: "both",
  aliases: {
    sonar: ["S7030"],
    dockerlint: ["json_array_brackets", "json_array_even_quotes", "json_array_format"],
    "dockerfile-utils": ["JSON_IN_SINGLE_QUOTES"],
    tally: ["tally/invalid-json-form"],
    kics: ["34945ae8-730d-424c-8279-b064d9f108de"],
    dockadvisor: ["CmdInvalidExecForm", "EntrypointInvalidExecForm", "RunInvalidExecForm", "VolumeInvalidJsonForm"],
  },
  codes: ["json-form"],
  examples: [
    {
      title: "JSON allows only double quotes",
      bad: "FROM alpine:3.20\nCMD «['node', 'server.js']»",
      fixed: 'FROM alpine:3.20\nCMD ["node", "server.js"]',
    },
    { title: "A backslash must be escaped", bad: 'FROM alpine:3.20\nCMD «["C:\\app.exe"]»' },
    { title: "A shell test is not an array", good: "FROM alpine:3.20\nRUN [ -f /etc/os-release ]" },
  ],
  repair: requote,
});

function requote({ instruction }: Problem, { model }: RuleContext<"dockerfile">): ProposedFix | undefined {
  const outer = instruction?.type === "Onbuild" ? instruction.instruction : instruction;
  const edits = outer && requoteAsJson(outer.args);
  if (!instruction || !edits) return undefined;
  return {
    title: "Write a JSON array",
    safe: startsProgram.has(instruction.type),
    requires: {
      "as written it does not name a program": namesNoProgram(instruction, model),
      "no ENTRYPOINT takes it as arguments": instruction.type !== "Cmd" || hasNoEntrypoint(instruction, model),
    },
    effect: effectsOf(outer.type),
    edits,
  };
}

/** Others do something with the text as it stands: VOLUME makes a directory of that name. */
const startsProgram: ReadonlySet<Instruction["type"]> = new Set(["Cmd", "Entrypoint", "Run"]);

/** Whether a shell fails to find what the text starts with: `[node,` is no program. */
function namesNoProgram(instruction: Instruction, model: DockerfileModel): Holds {
  if (!startsProgram.has(instruction.type)) return true;
  const [script] = model.scripts(instruction);
  const [command] = script?.commands ?? [];
  if (!script || !command || !isPosixFamily(script.dialect))
    return { unless: "its shell interprets brackets differently" };
  const { raw, text } = command.name;
  // `[` is a program, and `[a,]` may stand for a file `a`.
  const isNoName = text.length > 1 && (!raw.includes("]") || text.includes("/"));
  const isPlain = script.commands.length === 1 && !/[$`]/.test(script.mapped.text);
  return (isNoName && isPlain) || { unless: `${raw} is the name of a program` };
}

/** What a shell form would start is handed to an ENTRYPOINT, which may make something of it. */
function hasNoEntrypoint(cmd: Instruction, model: DockerfileModel): Holds {
  const stage = model.stageOf(cmd);
  const isNone = stage?.end.entrypoint === undefined && (stage?.fromScratch || stage?.root?.entrypoint === false);
  return isNone || { unless: "the ENTRYPOINT expects the shell form" };
}
