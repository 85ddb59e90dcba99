import { defineRule, type ProposedFix, unknown } from "../../src/rule.ts";
import { providesProgram } from "../../src/rule-kit/provided-programs.ts";
import { rootName, rootSpan } from "../../src/rule-kit/stage-names.ts";
import type { Command } from "../../src/syntax/shell/script.ts";
import { replace } from "../../src/text/edit.ts";
import { cover } from "../../src/text/span.ts";

export default defineRule({
  id: "healthcheck-tool-present",
  summary: "The program that a health check calls is in the image",
  why: "A health check whose program is missing fails each time: the container works and is restarted, or never gets traffic.",
  topic: "metadata",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["go-static"],
  reference: "https://docs.docker.com/reference/dockerfile/#healthcheck",
  options: {
    programs: {
      type: "array",
      items: { type: "string" },
      default: [
        "curl",
        "wget",
        "nc",
        "bash",
        "python",
        "python3",
        "node",
        "pg_isready",
        "mysqladmin",
        "redis-cli",
        "jq",
      ],
      description: "The programs that are looked for.",
    },
  },
  messages: { missing: "{base} does not have {program}, and nothing here brings it" },
  examples: [
    {
      bad: "FROM alpine:3.22\nHEALTHCHECK CMD «curl» -f http://localhost:8080/ || exit 1",
      fixed: "FROM alpine:3.22\nHEALTHCHECK CMD wget -q --spider http://localhost:8080/ || exit 1",
      good: "FROM alpine:3.22\nRUN apk add --no-cache curl\nHEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1",
    },
    { good: "FROM alpine:3.22\nHEALTHCHECK CMD wget -q --spider http://localhost:8080/" },
    { bad: 'FROM scratch\nCOPY app /app\nHEALTHCHECK CMD ["«curl»", "-f", "http://localhost:8080/"]' },
  ],
  on: {
    *Healthcheck(check, { model, options }) {
      const stage = model.stageOf(check);
      if (!stage || check.onbuild || stage.end.healthcheck !== check) return;
      // Without a shell nothing of a shell form runs: another rule says so.
      if (check.command?.form === "shell" && stage.root?.shell === false) return;
      for (const command of model.commands(check)) {
        const { program, name } = command;
        if (program === undefined || name.text !== program || !options.programs.includes(program)) continue;
        const found = providesProgram(model, stage, program);
        if (!found.known) yield unknown(name, found.reason);
        if (!found.known || found.value) continue;
        const base = rootName(stage);
        yield {
          at: name,
          message: "missing",
          data: { base, program },
          related: [{ at: rootSpan(stage), message: `${base} stands here` }],
          fixes: stage.root?.family === "alpine" || stage.root?.family === "busybox" ? fix(command) : undefined,
        };
      }
    },
  },
});

const plain = new Set(["fail", "f", "silent", "s", "show-error", "S", "location", "L", "fail-early"]);

/** busybox's wget asks the same of a URL, as long as curl is given nothing but a URL. */
function fix(command: Command): ProposedFix | undefined {
  const [url] = command.operands;
  if (command.program !== "curl" || !url || command.operands.length > 1 || !url.word.literal) return undefined;
  if (command.redirects.length > 0 || command.wrappers.length > 0 || command.name.at < 0) return undefined;
  if (!command.options.every(({ name }) => plain.has(name))) return undefined;
  const span = cover(command.name.span, (command.arguments.at(-1) ?? url).span);
  return {
    title: "Ask with wget, which busybox brings",
    safe: false,
    effect: "healthcheck",
    edits: replace(span, `wget -q --spider ${url.word.raw}`),
  };
}
