import { describe, expect, it } from "vitest";
import { type Fact, known, unknownFact } from "../../src/syntax/fact.ts";
import { type PortRange, portFault, portParts } from "../../src/syntax/port.ts";
import { hole } from "../../src/syntax/template.ts";

describe("the parts of a port", () => {
  /** "address host container protocol" with `-` for what is not named and `?` for what is not known. */
  function parts(value: Fact<string>): string {
    const { address, host, container, protocol } = portParts(value);
    return [address, range(host), range(container), protocol].map(shown).join(" ");
  }

  function range(fact: Fact<PortRange> | undefined): Fact<string> | undefined {
    if (!fact?.known) return fact;
    const { first, last } = fact.value;
    return known(first === last ? `${first}` : `${first}-${last}`);
  }

  function shown(fact: Fact<string> | undefined): string {
    if (fact === undefined) return "-";
    return fact.known ? fact.value : "?";
  }

  it.each([
    ["80", "- - 80 tcp"],
    ["0-65535", "- - 0-65535 tcp"],
    ["53/UDP", "- - 53 udp"],
    ["8080:80", "- 8080 80 tcp"],
    ["8000-8010:80-90/udp", "- 8000-8010 80-90 udp"],
    ["127.0.0.1:8080:80", "127.0.0.1 8080 80 tcp"],
    ["127.0.0.1::80", "127.0.0.1 - 80 tcp"],
    ["[::1]:8080:80", "[::1] 8080 80 tcp"],
    ["::1:8080:80/tcp", "::1 8080 80 tcp"],
    ["8080:", "- 8080 ? tcp"],
    [":80", "- - 80 tcp"],
    ["::80", " - 80 tcp"],
    ["ssh", "- - ? tcp"],
    ["80x", "- - ? tcp"],
    ["x80", "- - ? tcp"],
    ["123456", "- - ? tcp"],
    ["80-123456", "- - ? tcp"],
    ["80-", "- - ? tcp"],
    ["", "- - ? tcp"],
    // The brackets are those of an address: no host port follows.
    ["[::1]:80", "- ? 80 tcp"],
    // Variables.
    ["{}:80", "- ? 80 tcp"],
    ["8080:{}", "- 8080 ? ?"],
    ["8080:80/{}", "- 8080 80 ?"],
    ["{}:8080:80", "? 8080 80 tcp"],
    ["127.0.0.1:{}:80/udp", "127.0.0.1 ? 80 udp"],
  ])("%s: %s", (text, expected) => {
    const template = text.replaceAll("{}", hole);
    expect(parts(template === text ? known(text) : unknownFact("it varies", [], template))).toBe(expected);
  });

  it("are not known where nothing is", () => {
    const missing = unknownFact("it varies");
    expect(portParts(missing)).toEqual({ container: missing, host: missing, address: missing, protocol: missing });
  });

  it("say why they are not known", () => {
    expect(portParts(known("ssh")).container).toEqual(unknownFact("ssh is not a valid port"));
    expect(portParts(unknownFact("it varies", [], `80:${hole}`)).container).toEqual(unknownFact("it varies"));
  });
});

describe("what may be exposed", () => {
  it.each(["80", "0", "65535", "80-90", "80-80", "53/udp", "80/TCP", "80/sctp", "80/", "8080:80", "127.0.0.1::80/tcp"])(
    "%s",
    (text) => expect(portFault(text)).toBeUndefined(),
  );

  it.each([
    ["", '"" is not a valid port'],
    ["/tcp", '"" is not a valid port'],
    ["ssh", "ssh is not a valid port"],
    ["80x", "80x is not a valid port"],
    ["x80", "x80 is not a valid port"],
    ["80-", "80- is not a valid port"],
    ["80-x", "80-x is not a valid port"],
    ["-80", "-80 is not a valid port"],
    ["1-2-3", "1-2-3 is not a valid port"],
    ["8080:", '"" is not a valid port'],
    ["x/tcp", "x is not a valid port"],
    ["1:a/b:80/tcp", "a/b is not a valid port"],
    ["x/:80", "x/ is not a valid port"],
    ["x:80", "x is not a valid port"],
    ["1:2:x:80", "x is not a valid port"],
    ["65536", "The highest port is 65535: 65536"],
    ["80-65536", "The highest port is 65535: 80-65536"],
    ["65536-80", "The highest port is 65535: 65536-80"],
    ["70000-80", "The highest port is 65535: 70000-80"],
    ["1234567890", "1234567890 is not a valid port"],
    ["90-80", "The range 90-80 ends before it starts"],
    ["/http", "http is not a valid protocol: use tcp, udp or sctp"],
    ["80/http", "http is not a valid protocol: use tcp, udp or sctp"],
    ["a/b:80/tcp/udp", "tcp/udp is not a valid protocol: use tcp, udp or sctp"],
    ["80//x", "/x is not a valid protocol: use tcp, udp or sctp"],
  ])("not %j", (text, fault) => expect(portFault(text)).toBe(fault));
});
