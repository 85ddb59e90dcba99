import type { DockerfileDocument, Instruction, InstructionType } from "../../../src/kinds/dockerfile/nodes.ts";
import { parseDockerfile } from "../../../src/kinds/dockerfile/parse.ts";
import type { Span } from "../../../src/text/span.ts";

export function parse(text: string): DockerfileDocument {
  return parseDockerfile({ path: "Dockerfile", text });
}

/** The text of a span, for tests that compare tokens instead of numbers. */
export function at(document: DockerfileDocument, span: Span | undefined): string | undefined {
  return span && document.source.text.slice(span.start, span.end);
}

/** The only instruction of a type in `FROM x` followed by the text. */
export function only<T extends InstructionType>(type: T, text: string): Extract<Instruction, { type: T }> {
  const found = parse(`FROM x\n${text}`).instructions.filter((instruction) => instruction.type === type);
  if (found.length !== 1) throw new Error(`${found.length} instructions of type ${type}`);
  return found[0] as Extract<Instruction, { type: T }>;
}

/** Problems as "code: token". */
export function problems(text: string): string[] {
  const document = parse(text);
  return document.problems.map((problem) => `${problem.code}: ${at(document, problem.span)}`);
}

/** Problems of what follows a `FROM x`. */
export function problemsOf(text: string): string[] {
  return problems(`FROM x\n${text}`);
}

/** The same with the words, and with what was meant: "code token: message -> suggestion". */
export function said(text: string): string[] {
  const document = parse(text);
  return document.problems.map(({ code, span, message, suggestion }) => {
    const meant = suggestion === undefined ? "" : ` -> ${suggestion}`;
    return `${code} ${at(document, span)}: ${message}${meant}`;
  });
}

/** What is said of what follows a `FROM x`. */
export function saidOf(text: string): string[] {
  return said(`FROM x\n${text}`);
}
