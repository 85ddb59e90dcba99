import { expect, it } from "vitest";
import { createModel } from "../../../../src/kinds/dockerfile/model/model.ts";
import { parseDockerfile } from "../../../../src/kinds/dockerfile/parse.ts";
import { defaultKnowledge } from "../../../../src/knowledge/index.ts";
import { plainInvocation } from "../../../../src/nodes/invocation.ts";

it("is not known what another program puts in the place of a variable, whatever the Dockerfile says of it", () => {
  const text = "ARG TAG=3.22\nFROM alpine:$TAG\nARG DIR=/srv\nENV OTHER=/opt\nWORKDIR $DIR\nWORKDIR $OTHER";
  const outer = ["TAG", "DIR"].map((name) => {
    const start = text.indexOf(`$${name}`);
    return { name, by: "Compose", span: { start, end: start + name.length + 1 } };
  });
  const invocation = { ...plainInvocation, args: new Map([["DIR", "/given"]]) };
  const model = createModel(parseDockerfile({ path: "", text }, outer), { invocation, knowledge: defaultKnowledge });
  const [stage] = model.stages;
  const [, , workdir] = stage?.instructions ?? [];
  expect(model.images[0]?.reference).toMatchObject({
    known: false,
    reason: "TAG comes from the environment in which Compose runs",
  });
  expect(workdir && model.after(workdir).workdir).toMatchObject({
    known: false,
    reason: "DIR comes from the environment in which Compose runs",
  });
  expect(stage?.end.workdir).toMatchObject({ known: true, value: "/opt" });
});
