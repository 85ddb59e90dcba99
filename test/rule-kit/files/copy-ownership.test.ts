import { expect, it } from "vitest";
import type { Run } from "../../../src/kinds/dockerfile/nodes.ts";
import { copyBefore, moveIntoCopy, onlyCommand } from "../../../src/rule-kit/files/copy-ownership.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

it.each([
  ["COPY a /a\nRUN b", "Copy"],
  ["ADD a /a\nRUN b", "Add"],
  ["COPY a /a\nENV A=b\nRUN b", undefined],
  ["RUN b", undefined],
  ["RUN a\nRUN b", undefined],
])("finds the copy before: %j", (text, type) => {
  const model = modelOf(`FROM debian\n${text}`);
  expect(copyBefore(all(model, "Run").at(-1)!, model)?.type).toBe(type);
});

it.each([
  ["RUN chown a /b", true],
  ['RUN ["chown", "a", "/b"]', true],
  ["RUN", false],
  ["RUN chown a /b && chmod 1 /b", false],
  ["RUN --network=none chown a /b", false],
  ["RUN chown a /b <<EOF\nx\nEOF", false],
  ["ONBUILD RUN chown a /b", false],
  ["RUN sudo chown a /b", false],
  ["RUN A=b chown a /b", false],
  ["RUN chown a /b > /c", false],
  ["RUN chown a /b || true", false],
  ["RUN chown a /b &", false],
  ["RUN chown a /b; A=b", false],
  ["RUN chown a /b; )", false],
])("finds the only command: %j %s", (text, expected) => {
  const model = modelOf(`FROM debian\n${text}`);
  const [run] = [...all(model, "Run"), ...all(model, "Onbuild").map(({ instruction }) => instruction as Run)];
  expect(onlyCommand(run!, model)?.program).toBe(expected ? "chown" : undefined);
});

it("moves what a RUN does into the copy, unless comments would be lost", () => {
  const moved = (text: string) => {
    const model = modelOf(text);
    const edits = moveIntoCopy(all(model, "Copy")[0]!, all(model, "Run")[0]!, "--chown=a", model);
    return edits && applyEdits(text, edits);
  };
  expect(moved("FROM debian\nCOPY b /b\nRUN chown a /b\nCMD c")).toBe("FROM debian\nCOPY --chown=a b /b\nCMD c");
  expect(moved("FROM debian\nCOPY b /b\n# why\nRUN chown a /b\nCMD c")).toBeUndefined();
  expect(moved("FROM debian\nCOPY b /b\nRUN chown \\\n# why\n a /b\nCMD c")).toBeUndefined();
});
