import { defineRule } from "../../src/author.ts";
import { suggestion } from "../../src/kit.ts";

export default defineRule({
  id: "known-target",
  summary: "The target of a build exists",
  why: "A build fails at once if no stage has the name of its target.",
  topic: "syntax",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["build-error/target-missing"] },
  messages: { missing: "No stage is named {target}, the target of {caller}{meant}" },
  examples: [{ title: "Without a target the last stage is built", good: "FROM alpine:3.20 AS app" }],
  check(document, { model }) {
    const { target, label } = model.invocation;
    const [first] = document.stages;
    if (target === undefined || !first || model.target) return;
    const names = document.stages.flatMap(({ name }) => name ?? []);
    return {
      at: first.from.keyword,
      message: "missing",
      data: { target, caller: label ?? "--target", meant: suggestion(target, names) },
    };
  },
});
