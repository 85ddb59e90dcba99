import {
  applyEdits,
  defineRule,
  type MappedText,
  originSpan,
  type ProposedFix,
  type Remark,
  report,
  type Script,
  type Span,
  unknown,
} from "../../src/author.ts";
import { asksForMore, commandEffects, disproves, isWanted, scriptToCheck, undecides } from "../../src/kit.ts";

export default defineRule({
  id: "shellcheck",
  summary: "Shell scripts have no defect that ShellCheck finds",
  why: "ShellCheck knows what shells make of unquoted words, of lost exit statuses and of syntax that a shell does not have: mistakes that let a build succeed and show later, in the image.",
  topic: "shell",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  recommended: true,
  needs: "shellcheck",
  codes: { pattern: "SC\\d{4}", page: "https://www.shellcheck.net/wiki/{code}" },
  reference: "https://www.shellcheck.net",
  options: {
    level: {
      type: "string",
      enum: ["error", "warning", "info", "style"],
      description: "The least severe of ShellCheck's levels that is reported.",
      default: "warning",
    },
    codes: {
      type: "object",
      additionalProperties: { enum: ["error", "warning", "info", "on", "off"] },
      description: "Severities by code, whatever their level: `{ SC2086: error }`. `*` stands for all others.",
      default: {},
    },
  },
  messages: { found: "{message} ({code})" },
  examples: [
    {
      title: "A substitution that is split where it is one word of several",
      bad: "FROM debian:12\nRUN mkdir «$(cat /version)»/lib",
      fixedUnsafe: 'FROM debian:12\nRUN mkdir "$(cat /version)"/lib',
      good: 'FROM debian:12\nRUN mkdir "$(cat /version)"/lib',
      told: [
        {
          code: "SC2046",
          level: "warning",
          message: "Quote this to prevent word splitting.",
          at: "$(cat /version)",
          remedy: '"$(cat /version)"',
        },
      ],
    },
  ],
  on: {
    Script(script, { options, shellcheck, source }) {
      const given = scriptToCheck(script);
      if (!given) return;
      if (!script.exact) return unknown(script, "parts of it are filled in before the shell reads it");
      const remarks = shellcheck?.(given.script);
      if (!remarks) return unknown(script, "ShellCheck has not answered");
      return remarks
        .filter((remark) => isWanted(remark, options) && !disproves(remark, given, asksForMore(remark, options)))
        .map((remark) => {
          const at = placeOf(remark, given.mapped);
          const reason = undecides(remark, given);
          if (reason !== undefined) return unknown(at, reason);
          const { code, level, message } = remark;
          return report(at, "found", {
            data: { code, message: message.trim().replace(/\.$/, "").trimEnd() },
            code,
            severity: severities[level],
            fixes: fix(remark, script, given.mapped, source.text),
          });
        });
    },
  },
});

const severities = { error: "error", warning: "warning", info: "info", style: "info" } as const;

/** Where ShellCheck points between characters, the word that follows; at the end the last one. */
function placeOf({ start, end }: Remark, mapped: MappedText): Span {
  if (end > start) return originSpan(mapped, start, end);
  const { text } = mapped;
  const [word = ""] = /^\S+/.exec(text.slice(start, start + 200)) ?? [];
  if (word !== "") return originSpan(mapped, start, start + word.length);
  const last = text.slice(0, start).trimEnd().length;
  return originSpan(mapped, Math.max(0, last - 1), last);
}

/** Longest text that a title shows. */
const longest = 60;

function fix(remark: Remark, script: Script, mapped: MappedText, source: string): ProposedFix | undefined {
  const { code, edits } = remark;
  if (edits.length === 0 || edits.some(({ text }) => text.includes("\n"))) return undefined;
  // Elsewhere quotes and dollar signs may mean something to the file that the script stands in.
  if (script.place.owner?.type !== "stage") return undefined;
  const start = Math.min(remark.start, ...edits.map((edit) => edit.start));
  const end = Math.max(remark.end, ...edits.map((edit) => edit.end));
  const inner = edits.map((edit) => ({ span: { start: edit.start - start, end: edit.end - start }, text: edit.text }));
  const after = applyEdits(mapped.text.slice(start, end), inner);
  const inJson = source[script.span.start - 1] === '"';
  return {
    title:
      after.length > longest || /\s\s|\n/.test(after) ? `Write what ShellCheck proposes for ${code}` : `Write ${after}`,
    safe: false,
    effect: script.place.phase === "build" ? commandEffects : containerEffects,
    edits: edits.map((edit) => ({
      span: spanOfEdit(edit, mapped),
      text: inJson ? JSON.stringify(edit.text).slice(1, -1) : edit.text,
    })),
  };
}

function spanOfEdit({ start, end, closes }: Remark["edits"][number], mapped: MappedText): Span {
  if (end > start || !closes || start === 0) return originSpan(mapped, start, end);
  const after = originSpan(mapped, start - 1, start).end;
  return { start: after, end: after };
}

const containerEffects = ["cmd", "entrypoint", "healthcheck", ...commandEffects] as const;
