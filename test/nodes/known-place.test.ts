import { expect, test } from "vitest";
import type { EnvVar } from "../../src/nodes/env-var.ts";
import { placeOf } from "../../src/nodes/known-place.ts";
import { known } from "../../src/syntax/fact.ts";

const variable = (name: string, value: string | undefined) =>
  ({ name, value: value === undefined ? undefined : known(value) }) as EnvVar;

test("a place asks for what stands there when it is asked itself", () => {
  let variables: readonly EnvVar[] = [];
  const place = placeOf({
    kind: "test",
    owner: undefined,
    phase: "job",
    shell: known(["/bin/sh"]),
    image: () => undefined,
    environment: () => variables,
  });
  variables = [variable("A", "1"), variable("A", "2"), variable("B", undefined)];
  const { state } = place;
  expect(state.environment("A")).toEqual(known("2"));
  for (const name of ["B", "C"])
    expect(state.environment(name)).toMatchObject({ known: false, reason: `${name} may be given from outside` });
  expect(state.shell).toEqual(known(["/bin/sh"]));
  expect(state.user).toMatchObject({ known: false, reason: "the image decides" });
  expect(place.image).toBeUndefined();
});

test.each([
  ["run", undefined, true],
  ["job", undefined, false],
  ["build", undefined, false],
  ["build", true, true],
] as const)("what holds in a %s (%s) ships: %s", (phase, ships, expected) => {
  const place = placeOf({
    kind: "test",
    owner: undefined,
    phase,
    ...(ships === undefined ? {} : { ships }),
    image: () => undefined,
    environment: () => [],
  });
  expect(place.ships).toBe(expected);
});
