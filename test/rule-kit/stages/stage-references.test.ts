import { expect, it } from "vitest";
import { referencesTo, stagesNamed } from "../../../src/rule-kit/stages/stage-references.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

it("finds the words that name a stage", () => {
  const model = modelOf(
    [
      "FROM alpine AS a",
      "FROM a AS b",
      "COPY --from=a /x /x",
      "COPY --from=0 /y /y",
      "RUN --mount=from=a,target=/m z",
      "FROM alpine AS a",
      "COPY --from=alpine /x /x",
    ].join("\n"),
  );
  const [first, second, third] = model.stages;
  expect(referencesTo(first!, model).map(({ text }) => text)).toEqual(["a", "a", "0", "a"]);
  expect(referencesTo(second!, model)).toEqual([]);
  expect(stagesNamed("a", model)).toEqual([first, third]);
  expect(stagesNamed("b", model)).toEqual([second]);
  expect(stagesNamed("c", model)).toEqual([]);
});
