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
  ["RUN apt-get install -y postgresql", "apt-get install leaves something running"],
  ["RUN service postgresql start", "service leaves something running"],
  ["RUN mkdir /a && (cat /b &)", "cat leaves something running"],
  ["RUN mkdir ${A:=/a}", "a variable of the shell is used later"],
  ["RUN echo $((A += 1))", "a variable of the shell is used later"],
  ["RUN for a in b; do touch $a; done", "a variable of the shell is used later"],
  ['RUN ["mkdir", "/a"]', "a variable of the shell is used later"],
  ["RUN --mount=type=cache,target=/c touch /c/a", true],
  ["RUN --mount=type=tmpfs,target=/t touch /t/a", "/t is to be as it was"],
  ["RUN --mount=target=/src,rw touch /src/a", "/src is to be as it was"],
  ["RUN echo 127.0.0.1 a >> /etc/hosts", "/etc/hosts is to be as it was"],
  ["RUN touch /dev/shm/a", "/dev/ is to be as it was"],
  ["RUN cat /a > /dev/null 2> /dev/stderr", true],
])("%s: %s", (run, expected) => {
  expect(answer(run)).toBe(expected);
});
