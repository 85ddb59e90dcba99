import { expect, it } from "vitest";
import { placeFacts } from "../../src/kinds/why.ts";
import { filePlace } from "../../src/kinds/yaml-entries.ts";
import type { EnvVar } from "../../src/nodes/env-var.ts";
import { known, unknownFact } from "../../src/syntax/fact.ts";
import { type ImageReference, parseImageReference } from "../../src/syntax/image-reference.ts";

it("says a shell with its arguments, and where each fact comes from", () => {
  const place = filePlace("pipeline", "job");
  const origins = [{ what: "default", label: "defaults.run.shell" }] as const;
  const image = known(parseImageReference("debian:12") as ImageReference, origins);
  const state = { ...place.state, user: known("app"), shell: known(["bash", "-e"], origins) };
  const variables = [{ name: "CI", value: known("true") } as EnvVar, { name: "X" } as EnvVar];
  expect(placeFacts({ ...place, state, image }, variables)).toEqual([
    { name: "image", value: known("debian:12", origins) },
    { name: "user", value: known("app") },
    { name: "directory", value: place.state.workdir },
    { name: "shell", value: known("bash -e", origins) },
    { name: "$CI", value: known("true") },
  ]);
  const unsure = unknownFact("it varies");
  expect(placeFacts({ ...place, image: unsure })[0]).toEqual({ name: "image", value: unsure });
  expect(placeFacts(place).map(({ name }) => name)).toEqual(["user", "directory", "shell"]);
});
