import { defineRule } from "../../src/author.ts";
import { suggestion } from "../../src/kit.ts";

export default defineRule({
  id: "known-target",
  summary: "The stage that a build asks for exists",
  why: "A build with a target that no stage has ends before it starts.",
  topic: "syntax",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["build-error/target-missing"] },
  messages: { missing: "No stage is called {target}, which {caller} asks for{meant}" },
  examples: [{ title: "Any target will do as long as nobody asks for one", good: "FROM alpine:3.20 AS app" }],
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
