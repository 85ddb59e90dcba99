import { expect, it } from "vitest";
import { directoriesOf } from "../../../src/syntax/shell/directories.ts";
import { parse } from "./helpers.ts";

/** The directory of each command, `?` where it cannot be known. */
function directories(text: string, start: string | undefined = "/app"): string {
  const { commands } = parse(text, { variables: { N: null, D: "/data" } });
  return directoriesOf(commands, start, () => "/home/app")
    .map((directory) => directory ?? "?")
    .join(" ");
}

it.each([
  ["a; b", "/app /app"],
  ["cd x; a", "/app /app/x"],
  ["cd /x/../y/; a", "/app /y"],
  ["cd $D && cd e && a", "/app /data /data/e"],
  ["cd .. && a", "/app /"],
  ["cd; a", "/app /home/app"],
  ["cd ~; a; cd ~/x; b", "/app /home/app /home/app /home/app/x"],
  ["cd ~other; a", "/app ?"],
  ["cd '~'; a", "/app /app/~"],
  ["cd -; a; cd /x; a", "/app ? ? /x"],
  ["cd $N; a; cd x; a", "/app ? ? ?"],
  ["cd $N; cd /x; a", "/app ? /x"],
  ["pushd x; a; popd; b", "/app /app/x /app/x ?"],
  ["popd x; a", "/app ?"],
  // What a subshell does ends with it.
  ["(cd x; a); b", "/app /app/x /app"],
  ["(cd x; a); (b); cd y; c", "/app /app/x /app/x /app /app/y"],
  ["(cd x && a) && b", "/app /app/x /app"],
  // What may not have happened leaves it open, but where it has.
  ["if a; then cd x; b; fi; c", "/app /app ? ?"],
  ["a || cd x; b", "/app /app ?"],
  ["(a || cd x; b); c", "/app /app /app/x /app"],
])("%s", (text, expected) => {
  expect(directories(text)).toBe(expected);
});

it("is known again behind an absolute path", () => {
  const { commands } = parse("a; cd x; b; cd /y; c");
  expect(directoriesOf(commands, undefined, () => undefined)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    "/y",
  ]);
  expect(directoriesOf(parse("cd; a").commands, "/app", () => undefined)).toEqual(["/app", undefined]);
});
