import { expect, it } from "vitest";
import { insertInstruction } from "../../../src/rule-kit/edits/insert-instruction.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

it.each([
  ["FROM a", "FROM a\nUSER app"],
  ["FROM a\nRUN b\n", "FROM a\nRUN b\nUSER app\n"],
  ["from a\nRUN b", "from a\nRUN b\nuser app"],
  ["FROM a\r\nRUN b\r\n", "FROM a\r\nRUN b\r\nUSER app\r\n"],
  ["FROM a\nRUN b\nCMD c\n", "FROM a\nRUN b\nUSER app\nCMD c\n"],
  ["FROM a\nCMD c\nRUN b\n", "FROM a\nCMD c\nRUN b\nUSER app\n"],
  ["FROM a\nCMD c\nCOPY b /b\n", "FROM a\nCMD c\nCOPY b /b\nUSER app\n"],
  ["FROM a\nCMD c\nADD b /b\n", "FROM a\nCMD c\nADD b /b\nUSER app\n"],
  ["FROM a\nCMD c\nWORKDIR /b\n", "FROM a\nCMD c\nWORKDIR /b\nUSER app\n"],
  ["FROM a\nENV b=c\nCMD c\nLABEL d=e\nCMD f\n", "FROM a\nENV b=c\nUSER app\nCMD c\nLABEL d=e\nCMD f\n"],
  ["FROM a\n# one\n# two\nCMD c\n", "FROM a\nUSER app\n# one\n# two\nCMD c\n"],
  ["FROM a\n# one\n\n# two\nCMD c\n# three\n", "FROM a\n# one\n\nUSER app\n# two\nCMD c\n# three\n"],
  ["FROM a\r\n# one\r\nCMD c\r\n", "FROM a\r\nUSER app\r\n# one\r\nCMD c\r\n"],
  ["FROM a\n  # one\n  CMD c\n", "FROM a\nUSER app\n  # one\n  CMD c\n"],
])("adds to the end of a stage: %j", (text, expected) => {
  const model = modelOf(text);
  const edit = insertInstruction(model.document, model.stages[0]!, "USER", "app", ({ type }) => type === "Cmd");
  expect(applyEdits(text, [edit])).toBe(expected);
});
