import { defineRule, type ProposedFix, replace, type Word } from "../../src/author.ts";
import { editDistance, suggestion } from "../../src/kit.ts";
import { signalNumber, signals } from "../../src/knowledge/signals.ts";

export default defineRule({
  id: "valid-stopsignal",
  summary: "STOPSIGNAL is a signal that exists on Linux",
  why: "Docker rejects an unknown signal, since it could not stop the container with it.",
  topic: "syntax",
  category: "correctness",
  severity: "error",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { "dockerfile-utils": ["INVALID_SIGNAL"], dockadvisor: ["StopsignalMissingValue"] },
  messages: { unknown: "There is no signal {signal}{meant}" },
  examples: [
    { bad: "FROM nginx:1.27\nSTOPSIGNAL «SIGQIUT»", fixed: "FROM nginx:1.27\nSTOPSIGNAL SIGQUIT" },
    { good: "FROM debian:12\nSTOPSIGNAL SIGRTMIN+3" },
    { title: "A number is valid too", bad: "FROM debian:12\nSTOPSIGNAL «0»", good: "FROM debian:12\nSTOPSIGNAL 15" },
  ],
  on: {
    Stopsignal(instruction, { model }) {
      const { signal } = instruction;
      if (!signal) return;
      const value = model.resolve(signal, instruction);
      if (!value.known || signalNumber(value.value) !== undefined) return;
      const names = [...signals.keys()].map((name) => `SIG${name}`);
      return {
        at: signal,
        message: "unknown",
        data: { signal: value.value || '""', meant: suggestion(value.value, names) },
        fixes: correct(signal, value.value, names),
      };
    },
  },
});

/** The only signal one letter away. The file does not build as it is, so that no image changes. */
function correct({ text, span }: Word, signal: string, names: readonly string[]): ProposedFix | undefined {
  const [meant, ...others] = names.filter((name) => editDistance(signal.toUpperCase(), name) === 1);
  if (text !== signal || meant === undefined || others.length > 0) return undefined;
  return { title: `Write ${meant}`, safe: true, effect: "stopsignal", edits: replace(span, meant) };
}
