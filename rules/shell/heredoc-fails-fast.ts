import { type Command, defineRule, type ProposedFix, type Script } from "../../src/author.ts";
import { startOfScript } from "../../src/kit.ts";
import { mayFailUnnoticed } from "../../src/knowledge/programs/side-effects.ts";

export default defineRule({
  id: "heredoc-fails-fast",
  summary: "The script of a RUN heredoc stops at the first failure",
  why: "The exit status of a heredoc is that of its last command: without `set -e` the build continues even if every earlier command fails.",
  topic: "shell",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://docs.docker.com/reference/dockerfile/#here-documents",
  messages: { forgotten: "A failure of {program} is ignored: start the heredoc with set -e" },
  examples: [
    {
      bad: "FROM debian:12\nRUN <<EOF\n«apt-get update»\napt-get install -y curl\nEOF",
      fixedUnsafe: "FROM debian:12\nRUN <<EOF\nset -e\napt-get update\napt-get install -y curl\nEOF",
      good: "FROM debian:12\nRUN <<EOF\nset -eux\napt-get update\napt-get install -y curl\nEOF",
    },
    {
      title: "A single command decides the exit status",
      good: "FROM debian:12\nRUN <<EOF\napt-get update && \\\n  apt-get install -y curl\nEOF",
    },
  ],
  on: {
    *Run(run, { model, source }) {
      const bodies = new Set(run.heredocs.map(({ body }) => body));
      for (const script of model.scripts(run)) {
        if (!bodies.has(script.mapped) || script.errexit) continue;
        const command = script.commands.find(isForgotten);
        if (!command) continue;
        const data = { program: command.program ?? command.name.raw };
        yield { at: command, message: "forgotten", data, fixes: fix(script, source.text) };
      }
    },
  },
});

/** Its failure ends nothing: a statement follows, and nobody has asked for that with `||`. */
function isForgotten({ program, flow }: Command): boolean {
  if (program !== undefined && mayFailUnnoticed.has(program)) return false;
  return flow.tolerated && flow.followedBy === ";" && !flow.conditional && !flow.substitution && !flow.subshell;
}

function fix(script: Script, source: string): ProposedFix | undefined {
  const edits = startOfScript(script, "set -e", source);
  return (
    edits && { title: "Start with set -e", safe: false, effect: ["commands", "options", "cleanup", "ownership"], edits }
  );
}
