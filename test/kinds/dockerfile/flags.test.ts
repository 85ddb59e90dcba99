import { describe, expect, it } from "vitest";
import { flagNamed } from "../../../src/kinds/dockerfile/flags.ts";
import { at, only, parse, saidOf } from "./parsing.ts";

describe("flags", () => {
  const flags = (text: string) =>
    only("Run", `RUN ${text}`).flags.map(({ name, value }) => (value ? `${name}=${value.text}` : name));

  it.each([
    ["--network=none a", ["network=none"]],
    ["--a --b=c d --e", ["a", "b=c"]],
    ["-- --a", []],
    ["--a -- --b", ["a"]],
    ["- --a", []],
    ['--mount="type=bind,target=/a b" c', ["mount=type=bind,target=/a b"]],
    ["--a=b\\ c d", ["a=b c"]],
    ["--a=", ["a="]],
    ["--a=b=c", ["a=b=c"]],
    ["--a \\\n  --b c", ["a", "b"]],
  ])("%s", (text, expected) => {
    expect(flags(text)).toEqual(expected);
  });

  it("are found by their names", () => {
    const { flags: found } = only("Run", "RUN --mount=target=/a --network=none --mount=target=/b c");
    expect(flagNamed(found, "network")?.value?.text).toBe("none");
    expect(flagNamed(found, "mount")?.value?.text).toBe("target=/a");
    expect(flagNamed(found, "security")).toBeUndefined();
  });

  it("leaves the arguments after them", () => {
    expect(only("Run", "RUN --network=none -- --a b").args.text).toBe("--a b");
  });

  it("knows the places of name and value", () => {
    const document = parse("FROM x\nRUN --mo\\\nunt='a b'\\ c d");
    const [flag] = document.instructions[1]?.flags ?? [];
    expect([flag?.name, flag?.value?.text]).toEqual(["mount", "a b c"]);
    expect(at(document, flag?.span)).toBe("--mo\\\nunt='a b'\\ c");
    expect(at(document, flag?.nameSpan)).toBe("mo\\\nunt");
    expect(at(document, flag?.value?.span)).toBe("a b'\\ c");
  });
});

it.each<[text: string, ...expected: string[]]>([
  [
    "RUN --foo --network=none --bar=1 a",
    "unknown-flag --foo: RUN has no flag --foo",
    "unknown-flag --bar=1: RUN has no flag --bar",
  ],
  ["COPY --chekcsum=a a /b", "unknown-flag --chekcsum=a: COPY has no flag --chekcsum"],
  ["COPY --form=a a /b", "unknown-flag --form=a: COPY has no flag --form -> from"],
  ["CMD --a", "unknown-flag --a: CMD has no flag --a"],
  ["RUN --Network=none a", "unknown-flag --Network=none: RUN has no flag --Network -> network"],
  ["RUN --constructor a", "unknown-flag --constructor: RUN has no flag --constructor"],
  ["RUN --network=none --network=host a", "duplicate-flag --network=host: The flag --network is given more than once"],
  [
    "RUN --network --network a",
    "flag-value --network: The flag --network needs a value",
    "duplicate-flag --network: The flag --network is given more than once",
  ],
  ["RUN --foo --foo a", "unknown-flag --foo: RUN has no flag --foo", "unknown-flag --foo: RUN has no flag --foo"],
  ["RUN --mount=target=/a --mount=target=/b c"],
  ["RUN --device=a --device=b c"],
  ["COPY --exclude=a --exclude=b . /c"],
  ["COPY --from a /b", "flag-value --from: The flag --from needs a value"],
  ["COPY --from= a /b"],
  ["COPY --link --parents a /b"],
  ["COPY --link=TRUE a /b"],
  ["COPY --link=false a /b"],
  ["COPY --link=yes a /b", "flag-value --link=yes: The flag --link must be true or false, not yes"],
  ["COPY --link= a /b", 'flag-value --link=: The flag --link must be true or false, not ""'],
  ["COPY --link --link a /b", "duplicate-flag --link: The flag --link is given more than once"],
  [
    "ADD --keep-git-dir=true --unpack=false --link --chown=a --chmod=1 --checksum=$A --exclude=b https://example.com/a /b",
  ],
  ["FROM --platform=linux/amd64 a"],
  ["COPY --platform=a a /b", "unknown-flag --platform=a: COPY has no flag --platform"],
  [
    "COPY --parents=1 --exclude a /b",
    "flag-value --parents=1: The flag --parents must be true or false, not 1",
    "flag-value --exclude: The flag --exclude needs a value",
  ],
  [
    "HEALTHCHECK --interval --timeout --start-period --start-interval --retries CMD a",
    "flag-value --interval: The flag --interval needs a value",
    "flag-value --timeout: The flag --timeout needs a value",
    "flag-value --start-period: The flag --start-period needs a value",
    "flag-value --start-interval: The flag --start-interval needs a value",
    "flag-value --retries: The flag --retries needs a value",
  ],
  ["RUN -- --foo a"],
  ["COPY --checksum=a a /b", "unknown-flag --checksum=a: COPY has no flag --checksum"],
  ["COPY --from a /b /c/", "flag-value --from: The flag --from needs a value"],
  ["ADD --keep-git-dir=true --unpack=false --link a /b"],
  ["FOO --a b", "unknown-instruction FOO: Unknown instruction FOO"],
])("of %j", (text, ...expected) => {
  expect(saidOf(text)).toEqual(expected.filter((one) => one !== undefined));
});
