import { describe, expect, it } from "vitest";
import type { Word } from "../../../../src/kinds/dockerfile/nodes.ts";
import { originOf } from "../../../../src/text/offset-map.ts";
import { at, only, parse, saidOf } from "../parsing.ts";

const texts = (words: readonly Word[] | undefined) => words?.map((word) => word.text);

describe("commands", () => {
  const form = (text: string) => {
    const { command } = only("Run", `RUN ${text}`);
    return command.form === "exec" ? texts(command.args) : command.text.text;
  };

  it.each<[string, string, string | string[]]>([
    ["shell form", "a b", "a b"],
    ["exec form", '["a", "b c"]', ["a", "b c"]],
    ["exec form with blanks", ' [ "a" ,\t"b" ] ', ["a", "b"]],
    ["an empty array", "[]", []],
    ["exec form over lines", '["a", \\\n  "b"]', ["a", "b"]],
    ["escapes", '["a\\"b", "\\u0041\\n\\/"]', ['a"b', "A\n/"]],
    ["text after the array", '["a"] b', '["a"] b'],
    ["single quotes", "['a']", "['a']"],
    ["a trailing comma", '["a",]', '["a",]'],
    ["a bad escape", '["C:\\Program"]', '["C:\\Program"]'],
    ["a raw tab in a string", '["a\tb"]', '["a\tb"]'],
    ["a shell test", "[ -f a ]", "[ -f a ]"],
    ["other values than strings", '["a", 1]', '["a", 1]'],
    ["a string cut short", '["a', '["a'],
    ["nothing", "", ""],
  ])("%s", (_, text, expected) => {
    expect(form(text)).toEqual(expected);
  });

  it("maps decoded strings to the file", () => {
    const document = parse('FROM x\nCMD ["a\\u0041\\\\b", \\\n "c"]');
    const cmd = document.instructions[1];
    if (cmd?.type !== "Cmd" || cmd.command.form !== "exec") throw new Error("no exec form");
    const [first, second] = cmd.command.args as [Word, Word];
    expect(first.text).toBe("aA\\b");
    expect(at(document, first.span)).toBe("a\\u0041\\\\b");
    const places = [0, 1, 2, 3].map((i) => document.source.text.slice(originOf(first.line, first.at + i))[0]);
    expect(places).toEqual(["a", "\\", "\\", "b"]);
    expect(at(document, second.span)).toBe("c");
  });

  it("knows its place", () => {
    const document = parse('FROM x\nRUN --network=none  a \\\n b \nCMD [ "c" ]');
    const spans = document.instructions.map((one) => ("command" in one ? at(document, one.command?.span) : undefined));
    expect(spans).toEqual([undefined, "a \\\n b", '[ "c" ]']);
  });

  it("keeps a heredoc's line as it is", () => {
    const run = only("Run", "RUN <<E cat\na\nE");
    expect(run.command).toMatchObject({ form: "shell", text: { text: "<<E cat" } });
  });

  it.each<[string, string | undefined, string | string[] | undefined]>([
    ["HEALTHCHECK NONE", "NONE", undefined],
    ["HEALTHCHECK --interval=5s CMD a b", "CMD", "a b"],
    ['HEALTHCHECK cmd ["a"]', "cmd", ["a"]],
    ["HEALTHCHECK foo", "foo", undefined],
    ["HEALTHCHECK", undefined, undefined],
  ])("%s", (text, test, expected) => {
    const healthcheck = only("Healthcheck", text);
    const { command } = healthcheck;
    expect(healthcheck.test?.text).toBe(test);
    expect(command?.form === "exec" ? texts(command.args) : command?.text.text).toEqual(expected);
  });
});

it.each<[text: string, ...expected: string[]]>([
  ["RUN [a, b]", "json-form [a, b]: This is not a valid JSON array: Docker passes it to the shell as it is"],
  ["CMD ['a', 'b']", "json-form ['a', 'b']: This is not a valid JSON array: Docker passes it to the shell as it is"],
  [
    'ENTRYPOINT ["a", "b"',
    'json-form ["a", "b": This is not a valid JSON array: Docker passes it to the shell as it is',
  ],
  ['CMD ["a" "b"]', 'json-form ["a" "b"]: This is not a valid JSON array: Docker passes it to the shell as it is'],
  ['CMD [ "a", b ]', 'json-form [ "a", b ]: This is not a valid JSON array: Docker passes it to the shell as it is'],
  ["CMD [1]", "json-form [1]: A command in exec form must be a JSON array of strings only"],
  [
    'ENTRYPOINT ["a", {"b": 1}]',
    'json-form ["a", {"b": 1}]: A command in exec form must be a JSON array of strings only',
  ],
  ["RUN [1]", "json-form [1]: A command in exec form must be a JSON array of strings only"],
  ["RUN [ -f a ]"],
  ["CMD []"],
  ["CMD"],
  ["RUN"],
  ["ENTRYPOINT"],
  ['RUN ["a"]'],
  ["SHELL /bin/sh -c", 'shell-form /bin/sh -c: SHELL must be a JSON array of strings, such as ["/bin/sh", "-c"]'],
  ["SHELL []", "argument-count SHELL: SHELL needs at least one argument"],
  ["SHELL", "argument-count SHELL: SHELL needs at least one argument"],
  ['SHELL ["a"]'],
  ["SHELL [1]", 'shell-form [1]: SHELL must be a JSON array of strings, such as ["/bin/sh", "-c"]'],
  ["SHELL [a]", 'shell-form [a]: SHELL must be a JSON array of strings, such as ["/bin/sh", "-c"]'],
  ["RUN --network=foo a", "network-security foo: --network must be default, none or host, not foo"],
  ["RUN --network=$N a", "network-security $N: --network must be default, none or host, not $N"],
  ["RUN --network= a", 'network-security : --network must be default, none or host, not ""'],
  ["RUN --network=hst a", "network-security hst: --network must be default, none or host, not hst -> host"],
  [
    "RUN --security=insecur a",
    "network-security insecur: --security must be sandbox or insecure, not insecur -> insecure",
  ],
  ["RUN --security=none a", "network-security none: --security must be sandbox or insecure, not none"],
  ["RUN --network=default a"],
  ["RUN --device=a,b c", "device b: The device already has a name: a"],
  ["RUN --network=none a"],
  ["RUN --network=host a"],
  ["RUN --security=sandbox a"],
  ["RUN --security=insecure a"],
  ["HEALTHCHECK", "argument-count HEALTHCHECK: HEALTHCHECK needs NONE, or CMD and a command"],
  ["HEALTHCHECK NONE"],
  ["HEALTHCHECK none a b", "healthcheck none a b: HEALTHCHECK NONE takes no arguments"],
  ["HEALTHCHECK NONE a", "healthcheck NONE a: HEALTHCHECK NONE takes no arguments"],
  ["HEALTHCHECK CMD", "healthcheck CMD: HEALTHCHECK CMD needs a command"],
  ["HEALTHCHECK cmd  ", "healthcheck cmd: HEALTHCHECK CMD needs a command"],
  ["HEALTHCHECK CMD []", "healthcheck CMD: HEALTHCHECK CMD needs a command"],
  ["HEALTHCHECK CMD [1]", "json-form CMD [1]: A command in exec form must be a JSON array of strings only"],
  ["HEALTHCHECK CMD [a]", "json-form CMD [a]: This is not a valid JSON array: Docker passes it to the shell as it is"],
  ['HEALTHCHECK CMD ["a"]'],
  ["HEALTHCHECK curl a", "healthcheck curl: HEALTHCHECK must be NONE, or CMD and a command, not curl -> CMD"],
  ["HEALTHCHECK non", "healthcheck non: HEALTHCHECK must be NONE, or CMD and a command, not non -> NONE"],
  ["HEALTHCHECK cmdd a", "healthcheck cmdd: HEALTHCHECK must be NONE, or CMD and a command, not cmdd -> CMD"],
  ["HEALTHCHECK CMD a"],
  ["HEALTHCHECK --interval=30s --timeout=1m30s --start-period=0 --start-interval=1.5h --retries=3 CMD a"],
  ["HEALTHCHECK --interval=30 CMD a", "healthcheck 30: --interval must be a duration such as 30s or 1m30s, not 30"],
  ["HEALTHCHECK --timeout=1x CMD a", "healthcheck 1x: --timeout must be a duration such as 30s or 1m30s, not 1x"],
  ["HEALTHCHECK --start-period=-1s CMD a", "healthcheck -1s: --start-period cannot be less than 1ms"],
  [
    "HEALTHCHECK --start-interval=$I CMD a",
    "healthcheck $I: --start-interval must be a duration such as 30s or 1m30s, not $I",
  ],
  ["HEALTHCHECK --interval=999us CMD a", "healthcheck 999us: --interval cannot be less than 1ms"],
  ["HEALTHCHECK --interval=1ms CMD a"],
  ["HEALTHCHECK --interval=0s CMD a"],
  ["HEALTHCHECK --interval= CMD a"],
  ["HEALTHCHECK --interval=x NONE"],
  ["HEALTHCHECK --interval=x none"],
  ["HEALTHCHECK --retries=+0 CMD a"],
  ["HEALTHCHECK --retries=2147483647 CMD a"],
  [
    "HEALTHCHECK --retries=2147483648 CMD a",
    "healthcheck 2147483648: --retries must be a whole number of 0 or more, not 2147483648",
  ],
  ["HEALTHCHECK --retries=-1 CMD a", "healthcheck -1: --retries must be a whole number of 0 or more, not -1"],
  ["HEALTHCHECK --retries=1x CMD a", "healthcheck 1x: --retries must be a whole number of 0 or more, not 1x"],
  ["HEALTHCHECK --retries=x1 CMD a", "healthcheck x1: --retries must be a whole number of 0 or more, not x1"],
  [
    "HEALTHCHECK --retries=00000000001 CMD a",
    "healthcheck 00000000001: --retries must be a whole number of 0 or more, not 00000000001",
  ],
  ["HEALTHCHECK --retries= CMD a"],
  ["HEALTHCHECK --foo=x CMD a", "unknown-flag --foo=x: HEALTHCHECK has no flag --foo"],
  ['CMD ["a", "b"', 'json-form ["a", "b": This is not a valid JSON array: Docker passes it to the shell as it is'],
  ['RUN ["a", {"b": 1}]', 'json-form ["a", {"b": 1}]: A command in exec form must be a JSON array of strings only'],
  ['RUN [ "$A" = b ] && c'],
  ["RUN [[ -f a ]]"],
  ["RUN [ ! -e a ] || b"],
  ["HEALTHCHECK --interval=1x CMD a", "healthcheck 1x: --interval must be a duration such as 30s or 1m30s, not 1x"],
  ["HEALTHCHECK --interval=10us CMD a", "healthcheck 10us: --interval cannot be less than 1ms"],
  ["HEALTHCHECK --interval=-1s CMD a", "healthcheck -1s: --interval cannot be less than 1ms"],
  ["HEALTHCHECK --interval=.s CMD a", "healthcheck .s: --interval must be a duration such as 30s or 1m30s, not .s"],
  ["HEALTHCHECK --interval=$I CMD a", "healthcheck $I: --interval must be a duration such as 30s or 1m30s, not $I"],
  ["HEALTHCHECK --retries=0 CMD a"],
  ["HEALTHCHECK --retries=x CMD a", "healthcheck x: --retries must be a whole number of 0 or more, not x"],
])("of %j", (text, ...expected) => {
  expect(saidOf(text)).toEqual(expected.filter((one) => one !== undefined));
});
