import type { YamlFile, YamlNode, YamlScalar } from "../../../src/syntax/yaml/nodes.ts";
import { parseYaml } from "../../../src/syntax/yaml/parse.ts";
import type { Span } from "../../../src/text/span.ts";

/** What was read of a file, with every span as the text that stands there. */
export function outline(text: string): readonly string[] {
  const file = parseYaml({ path: "x.yaml", text });
  return [...file.roots.flatMap((root) => lines(root, text, "")), ...problemLines(file)];
}

export function problemLines({ text, problems }: YamlFile): readonly string[] {
  return problems.map(({ code, message, span }) => `! ${code} ${quoted(text, span)} ${message.split("\n")[0]}`);
}

function lines(node: YamlNode, text: string, indent: string): readonly string[] {
  if (node.type === "scalar") return [`${indent}${scalarLine(node, text)}`];
  const head = `${indent}${node.type} ${quoted(text, node.span)}`;
  const deeper = `${indent}  `;
  if (node.type === "sequence") return [head, ...node.items.flatMap((item) => lines(item, text, deeper))];
  return [
    head,
    ...node.entries.flatMap(({ key, value, span }) => [
      `${deeper}${scalarLine(key, text)} in ${quoted(text, span)}`,
      ...(value ? lines(value, text, `${deeper}  `) : []),
    ]),
  ];
}

/** Style and text of a scalar, with its content and value where they differ. */
function scalarLine({ style, value, span, contentSpan, parentIndent }: YamlScalar, text: string): string {
  const written = quoted(text, span);
  const content = quoted(text, contentSpan);
  const meant = marked(value);
  const parts = [style, written];
  if (content !== written) parts.push(`holds ${content}`);
  if (meant !== content) parts.push(`means ${meant}`);
  if (parentIndent > 0) parts.push(`under ${parentIndent}`);
  return parts.join(" ");
}

function quoted(text: string, { start, end }: Span): string {
  return marked(text.slice(start, end));
}

function marked(text: string): string {
  return `«${text.replaceAll("\n", "⏎").replaceAll("\r", "␍")}»`;
}
