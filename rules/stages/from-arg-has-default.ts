import {
  type DockerfileModel,
  defineRule,
  type From,
  parseImageReference,
  type VariableUse,
  type Word,
} from "../../src/author.ts";

export default defineRule({
  id: "from-arg-has-default",
  summary: "FROM has a valid image name even without build arguments",
  why: "Anyone, and any tool, can build, scan and update a Dockerfile that builds with its defaults.",
  topic: "stages",
  category: "correctness",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { buildkit: ["InvalidDefaultArgInFrom"] },
  reference: "https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/",
  messages: { invalid: "Without build arguments the image name is {image}: give the ARG a default" },
  examples: [
    { bad: "ARG TAG\nFROM alpine:«${TAG}»", good: "ARG TAG=3.20\nFROM alpine:${TAG}" },
    { title: "An empty value may be valid", good: "ARG VARIANT\nFROM debian:12${VARIANT}" },
    { bad: "ARG BASE\nFROM «$BASE»", good: "ARG BASE=alpine:3.20\nFROM $BASE" },
  ],
  on: {
    From(from, { model }) {
      const word = from.image;
      if (!word) return;
      const uses = model.variables(word, from);
      // An undeclared variable is another rule's, and modifiers bring their own defaults.
      if (uses.length === 0 || uses.some(({ fact, modifier }) => !fact || modifier !== undefined)) return;
      const image = withDefaults(word, from, uses, model);
      if (image === undefined || model.stageNamed(image) || !("error" in parseImageReference(image))) return;
      const missing = uses.find(({ fact }) => !fact?.known || fact.value === "") ?? uses[0];
      const declared = missing?.fact?.origins.find(({ span }) => span)?.span;
      return {
        at: missing?.span ?? word.span,
        message: "invalid",
        data: { image: image === "" ? "empty" : `${image}, which is not valid` },
        related: declared ? [{ at: declared, message: "Declared here" }] : [],
      };
    },
  },
});

/** The word with arguments that have no default left empty; undefined where another fact is missing. */
function withDefaults(
  word: Word,
  from: From,
  uses: readonly VariableUse[],
  model: DockerfileModel,
): string | undefined {
  const value = model.resolve(word, from);
  if (value.known) return value.value;
  if (/["'\\`]/.test(word.text)) return undefined;
  let text = "";
  let at = 0;
  for (const { name, nameSpan, fact } of uses) {
    if (!fact?.known && (model.invocation.unknownArgs?.has(name) || isPredefined(fact))) return undefined;
    const start = word.text.indexOf("$", at);
    const braced = word.text[start + 1] === "{";
    text += word.text.slice(at, start) + (fact?.known ? fact.value : "");
    at = start + (nameSpan.end - nameSpan.start) + (braced ? 3 : 1);
  }
  return text + word.text.slice(at);
}

function isPredefined(fact: VariableUse["fact"]): boolean {
  return fact?.origins.some(({ what }) => what === "predefined") ?? false;
}
