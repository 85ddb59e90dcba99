import { defineRule } from "../../src/author.ts";
import { suggestion } from "../../src/kit.ts";
import { signalNumber, signals } from "../../src/knowledge/signals.ts";

export default defineRule({
  id: "valid-stopsignal",
  summary: "STOPSIGNAL is a signal that Linux has",
  why: "Docker refuses a signal it does not know, since nothing could stop the container with it.",
  topic: "syntax",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { "dockerfile-utils": ["INVALID_SIGNAL"], dockadvisor: ["StopsignalMissingValue"] },
  messages: { unknown: "There is no signal {signal}{meant}" },
  examples: [
    { bad: "FROM nginx:1.27\nSTOPSIGNAL «SIGQIUT»", good: "FROM nginx:1.27\nSTOPSIGNAL SIGQUIT" },
    { good: "FROM debian:12\nSTOPSIGNAL SIGRTMIN+3" },
    { title: "A number counts too", bad: "FROM debian:12\nSTOPSIGNAL «0»", good: "FROM debian:12\nSTOPSIGNAL 15" },
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
      };
    },
  },
});
