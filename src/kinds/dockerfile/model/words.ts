import type { Instruction, KeyValue, Word } from "../nodes.ts";

const none: readonly Word[] = [];

/**
 * The words of an instruction in which Docker itself replaces variables when the stage is built. Not those of FROM,
 * which see global ARGs only, nor of RUN, CMD and ENTRYPOINT, which a shell reads.
 */
export function expandedWords(instruction: Instruction): readonly Word[] {
  switch (instruction.type) {
    case "Copy":
    case "Add":
      return [...transferWords(instruction), ...heredocBodies(instruction)];
    case "Env":
    case "Label":
      return instruction.pairs.flatMap(pairWords);
    case "Arg":
      return instruction.pairs.flatMap(({ value }) => value ?? []);
    case "Expose":
      return instruction.ports;
    case "Volume":
      return instruction.paths;
    case "User":
      return instruction.user ? [instruction.user] : none;
    case "Workdir":
      return instruction.path ? [instruction.path] : none;
    case "Stopsignal":
      return instruction.signal ? [instruction.signal] : none;
    case "Run":
      return instruction.mounts.flatMap(({ target, source, id }) =>
        [target, source, id].filter((word) => word !== undefined),
      );
    default:
      return none;
  }
}

function pairWords({ key, value }: KeyValue): readonly Word[] {
  return value ? [key, value] : [key];
}

function transferWords(transfer: Extract<Instruction, { type: "Copy" | "Add" }>): readonly Word[] {
  const heredocs = new Set(transfer.heredocs.map(({ wordSpan }) => wordSpan.start));
  const sources = transfer.sources.filter(({ span }) => !heredocs.has(span.start));
  const flags = [transfer.chown, transfer.chmod].flatMap((flag) => flag?.value ?? []);
  return [...flags, ...sources, ...(transfer.destination ? [transfer.destination] : none)];
}

/** Quotes mean nothing in the body of a heredoc: blanks in their place keep them from being read. */
function heredocBodies(transfer: Extract<Instruction, { type: "Copy" | "Add" }>): readonly Word[] {
  return transfer.heredocs
    .filter(({ expand }) => expand)
    .map(({ body, bodySpan }) => ({ text: body.text.replace(/['"]/g, " "), line: body, at: 0, span: bodySpan }));
}
