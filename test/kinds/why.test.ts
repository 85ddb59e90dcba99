import { expect, it } from "vitest";
import { placeFacts } from "../../src/kinds/why.ts";
import { filePlace } from "../../src/kinds/yaml-entries.ts";
import { known } from "../../src/syntax/fact.ts";

it("says a shell with its arguments, and where each fact comes from", () => {
  const place = filePlace("pipeline", "job");
  const origins = [{ what: "default", label: "defaults.run.shell" }] as const;
  const state = { ...place.state, user: known("app"), shell: known(["bash", "-e"], origins) };
  expect(placeFacts({ ...place, state })).toEqual([
    { name: "user", value: known("app") },
    { name: "directory", value: place.state.workdir },
    { name: "shell", value: known("bash -e", origins) },
  ]);
});
