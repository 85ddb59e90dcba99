import type { DockerfileView } from "../../../../src/kinds/dockerfile/editor/view.ts";
import { createModel } from "../../../../src/kinds/dockerfile/model/model.ts";
import { parseDockerfile } from "../../../../src/kinds/dockerfile/parse.ts";
import type { Markup } from "../../../../src/kinds/editor.ts";
import { defaultKnowledge } from "../../../../src/knowledge/index.ts";
import { type Invocation, plainInvocation } from "../../../../src/nodes/invocation.ts";

/** A file as an editor shows it, built in one way or in each of several. */
export function viewOf(text: string, first: Partial<Invocation> = {}, ...more: Partial<Invocation>[]): DockerfileView {
  const document = parseDockerfile({ path: "Dockerfile", text });
  const modelFor = (one: Partial<Invocation>) =>
    createModel(document, { knowledge: defaultKnowledge, invocation: { ...plainInvocation, ...one } });
  return {
    document,
    models: [modelFor(first), ...more.map(modelFor)],
    lineOf: (offset) => text.slice(0, offset).split("\n").length,
  };
}

/** A text with `‸` at the cursor. */
export function withCursor(marked: string): { readonly text: string; readonly cursor: number } {
  return { text: marked.replace("‸", ""), cursor: marked.indexOf("‸") };
}

/** Marks that tell apart what is shown as what. */
export const markup: Markup = {
  markdown: true,
  code: (text) => `\`${text}\``,
  strong: (text) => `**${text}**`,
  link: (label, address) => `[${label}](${address})`,
  text: (text) => `<${text}>`,
  block: (code) => code,
};
