import { expect, it } from "vitest";
import { insertFlag, removeFlag } from "../../../src/rule-kit/edits/flags.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

it.each([
  ["COPY a b", "COPY --chown=x a b", "COPY a b"],
  ["COPY --link a b", "COPY --link --chown=x a b", "COPY a b"],
  ["COPY --link \t a b", "COPY --link --chown=x \t a b", "COPY a b"],
])("adds and removes flags: %j", (copy, added, removed) => {
  const text = `FROM debian\n${copy}`;
  const [instruction] = all(modelOf(text), "Copy");
  expect(applyEdits(text, [insertFlag(instruction!, "--chown=x")])).toBe(`FROM debian\n${added}`);
  const edits = instruction!.flags.map((flag) => removeFlag(flag, text));
  expect(applyEdits(text, edits)).toBe(`FROM debian\n${removed}`);
});
