import { expect, it } from "vitest";
import { goBuilds } from "../../../src/rule-kit/go/go-builds.ts";
import { withoutCgo } from "../../../src/rule-kit/go/without-cgo.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

function fixOf(text: string) {
  const model = modelOf(text);
  return withoutCgo(goBuilds(model)[0]!, model);
}

it("puts the variable before the command", () => {
  const text = "FROM golang\nRUN go vet && go build .";
  const fix = fixOf(text);
  expect(fix).toMatchObject({ title: "Set CGO_ENABLED=0 for this build", safe: false, effect: "options" });
  expect(applyEdits(text, [fix!.edits].flat())).toBe("FROM golang\nRUN go vet && CGO_ENABLED=0 go build .");
});

it.each([
  "FROM golang\nENV CGO_ENABLED=1\nRUN go build .",
  "FROM golang\nRUN time go build .",
  'FROM golang\nRUN ["go", "build", "."]',
])("offers nothing for %s", (text) => {
  expect(fixOf(text)).toBeUndefined();
});
