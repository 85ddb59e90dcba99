import { expect, it } from "vitest";
import { endsWithItsRun } from "../../../src/rule-kit/fixes/joined-runs.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

/** True where nothing of the RUN outlasts it, else what may. */
function answer(run: string): boolean | string {
  const model = modelOf(`FROM debian:12\n${run}`);
  const holds = endsWithItsRun(all(model, "Run")[0]!, model);
  return typeof holds === "boolean" ? holds : holds.unless;
}

it.each<[string, boolean | string]>([
  ["RUN mkdir /a && touch /a/b", true],
  ["RUN apt-get update", true],
  ["RUN apk add curl", true],
  ["RUN apt-get install -y postgresql", "apt-get install starts a background process"],
  ["RUN service postgresql start", "service starts a background process"],
  ["RUN mkdir /a && (cat /b &)", "cat starts a background process"],
  ["RUN mkdir ${A:=/a}", "a shell variable is used later"],
  ["RUN echo $((A += 1))", "a shell variable is used later"],
  ["RUN for a in b; do touch $a; done", "a shell variable is used later"],
  ['RUN ["mkdir", "/a"]', "a shell variable is used later"],
  ["RUN --mount=type=cache,target=/c touch /c/a", true],
  ["RUN --mount=type=tmpfs,target=/t touch /t/a", "a later command needs /t unchanged"],
  ["RUN --mount=target=/src,rw touch /src/a", "a later command needs /src unchanged"],
  ["RUN echo 127.0.0.1 a >> /etc/hosts", "a later command needs /etc/hosts unchanged"],
  ["RUN touch /dev/shm/a", "a later command needs /dev/ unchanged"],
  ["RUN cat /a > /dev/null 2> /dev/stderr", true],
])("%s: %s", (run, expected) => {
  expect(answer(run)).toBe(expected);
});
