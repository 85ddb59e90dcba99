import type { Problem, ProposedFix } from "../../src/author.ts";
import { effectsOf, problemRule, requoteAsJson } from "../../src/kit.ts";

export default problemRule({
  id: "valid-json-form",
  summary: "Arguments that start with a bracket are a JSON array of strings",
  why: "What is no valid JSON is handed to the shell as it stands, brackets and quotes included, and fails when the container starts.",
  fix: "unsafe",
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
      title: "JSON knows double quotes only",
      bad: "FROM alpine:3.20\nCMD «['node', 'server.js']»",
      fixedUnsafe: 'FROM alpine:3.20\nCMD ["node", "server.js"]',
    },
    { title: "A backslash must be doubled", bad: 'FROM alpine:3.20\nCMD «["C:\\app.exe"]»' },
    { title: "A shell's test is no array", good: "FROM alpine:3.20\nRUN [ -f /etc/os-release ]" },
  ],
  repair: requote,
});

function requote({ instruction }: Problem): ProposedFix | undefined {
  const outer = instruction?.type === "Onbuild" ? instruction.instruction : instruction;
  if (!outer) return undefined;
  const edits = requoteAsJson(outer.args);
  return edits && { title: "Write a JSON array", safe: false, effect: effectsOf(outer.type), edits };
}
