import { describe, expect, it } from "vitest";
import type { Word } from "../../../../src/kinds/dockerfile/nodes.ts";
import { only, saidOf } from "../parsing.ts";

const texts = (words: readonly Word[] | undefined) => words?.map((word) => word.text);

describe("the others", () => {
  it("take words or the whole rest of the line", () => {
    expect(texts(only("Expose", "EXPOSE 80 443/tcp $P").ports)).toEqual(["80", "443/tcp", "$P"]);
    expect(texts(only("Volume", "VOLUME /a /b").paths)).toEqual(["/a", "/b"]);
    expect(texts(only("Volume", 'VOLUME ["/a b"]').paths)).toEqual(["/a b"]);
    expect(only("User", "USER a b").user?.text).toBe("a b");
    expect(only("Workdir", "WORKDIR /a b # c").path?.text).toBe("/a b # c");
    expect(only("Stopsignal", "STOPSIGNAL SIGTERM").signal?.text).toBe("SIGTERM");
    expect(only("Maintainer", "MAINTAINER A <a@example.com>").name?.text).toBe("A <a@example.com>");
    expect(only("UnknownInstruction", "FOO bar").args.text).toBe("bar");
  });
});

it.each<[text: string, ...expected: string[]]>([
  ["EXPOSE", "argument-count EXPOSE: EXPOSE needs at least one port"],
  ["EXPOSE 80 443/tcp 53/UDP 1-10/sctp 8080:80 127.0.0.1:1:2 $P 80/"],
  ["EXPOSE 80/http", "expose 80/http: http is not a valid protocol: use tcp, udp or sctp"],
  ["EXPOSE 65536", "expose 65536: The highest port is 65535: 65536"],
  ["EXPOSE 80 # web", "expose #: # is not a valid port", "expose web: web is not a valid port"],
  ["EXPOSE ${P^}", "modifier ${P^}: Docker does not support the variable modifier ^"],
  ['EXPOSE "80', 'quotes "80: The quote " is not closed'],
  ["VOLUME", "argument-count VOLUME: VOLUME needs at least one path"],
  [
    'VOLUME ["", "/a", " "]',
    "volume : The path of a volume cannot be empty",
    "volume  : The path of a volume cannot be empty",
  ],
  ["VOLUME []", "argument-count VOLUME: VOLUME needs at least one path"],
  ["VOLUME [/a]", "json-form [/a]: This is not a valid JSON array: Docker reads its parts as separate paths"],
  ["VOLUME [1]", "json-form [1]: A JSON array of paths must contain only strings"],
  ['VOLUME ["/a"]'],
  ["VOLUME /a [b]"],
  ["VOLUME it's", "quotes 's: The quote ' is not closed"],
  ["VOLUME [a]b"],
  ["VOLUME '/a b'", "quotes '/a: The quote ' is not closed", "quotes ': The quote ' is not closed"],
  ["USER", "argument-count USER: USER needs a user"],
  ["USER ${A^}", "modifier ${A^}: Docker does not support the variable modifier ^"],
  ["USER a"],
  ["WORKDIR", "argument-count WORKDIR: WORKDIR needs a path"],
  ['WORKDIR "/a', 'quotes "/a: The quote " is not closed'],
  ["WORKDIR /a"],
  ["STOPSIGNAL", "argument-count STOPSIGNAL: STOPSIGNAL needs a signal"],
  ["STOPSIGNAL ${S^}", "modifier ${S^}: Docker does not support the variable modifier ^"],
  ["STOPSIGNAL SIGTERM"],
  ["MAINTAINER", "argument-count MAINTAINER: MAINTAINER needs a name"],
  ["MAINTAINER it's ${me@}"],
  ["EXPOSE 10-1", "expose 10-1: The range 10-1 ends before it starts"],
  ["EXPOSE 80,443", "expose 80,443: 80,443 is not a valid port"],
  ["EXPOSE /tcp", 'expose /tcp: "" is not a valid port'],
  ["EXPOSE http:80", "expose http:80: http is not a valid port"],
  ['VOLUME [""]', "volume : The path of a volume cannot be empty"],
])("of %j", (text, ...expected) => {
  expect(saidOf(text)).toEqual(expected.filter((one) => one !== undefined));
});
