import { createModel } from "../../../../src/kinds/dockerfile/model/model.ts";
import type { DockerfileModel } from "../../../../src/kinds/dockerfile/model/types.ts";
import type { Instruction, InstructionType } from "../../../../src/kinds/dockerfile/nodes.ts";
import { parseDockerfile } from "../../../../src/kinds/dockerfile/parse.ts";
import { defaultKnowledge } from "../../../../src/knowledge/index.ts";
import type { Invocation } from "../../../../src/nodes/invocation.ts";
import { plainInvocation } from "../../../../src/nodes/invocation.ts";

/** The model of a text, for a plain build and with our own knowledge unless more is said. */
export function modelOf(text: string, more: Partial<Invocation> = {}, knowledge = defaultKnowledge): DockerfileModel {
  const document = parseDockerfile({ path: "Dockerfile", text });
  return createModel(document, { knowledge, invocation: { ...plainInvocation, ...more } });
}

/** The instructions of a type, in order. */
export function all<T extends InstructionType>(model: DockerfileModel, type: T) {
  const found = model.document.instructions.filter((instruction) => instruction.type === type);
  return found as Extract<Instruction, { type: T }>[];
}
