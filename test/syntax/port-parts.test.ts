import { expect, it } from "vitest";
import { type Fact, known, unknownFact } from "../../src/syntax/fact.ts";
import { portParts } from "../../src/syntax/port.ts";
import { asTemplate, hole } from "../../src/syntax/template.ts";

const shown = (fact: Fact<unknown> | undefined) => (fact === undefined ? "none" : fact.known ? fact.value : "?");
const range = (fact: Fact<{ readonly first: number; readonly last: number }> | undefined) =>
  fact?.known ? `${fact.value.first}-${fact.value.last}` : shown(fact);

it.each([
  // container host address protocol
  ["80", "80-80 none none tcp"],
  ["53/UDP", "53-53 none none udp"],
  ["8000-8010", "8000-8010 none none tcp"],
  ["8080:80", "80-80 8080-8080 none tcp"],
  ["127.0.0.1:8080:80/tcp", "80-80 8080-8080 127.0.0.1 tcp"],
  ["127.0.0.1::80", "80-80 none 127.0.0.1 tcp"],
  ["[::1]:8080:80", "80-80 8080-8080 [::1] tcp"],
  ["?:22", "22-22 ? none tcp"],
  ["8080:?", "? 8080-8080 none ?"],
  ["?:8080:80/?", "80-80 8080-8080 ? ?"],
  ["http", "? none none tcp"],
  ["?", "? ? ? ?"],
])("the parts of %s", (text, expected) => {
  const value = text.includes("?")
    ? unknownFact("P is not known", [], asTemplate(text.replaceAll("?", hole)))
    : known(text);
  const { container, host, address, protocol } = portParts(value);
  expect([range(container), range(host), shown(address), shown(protocol)].join(" ")).toBe(expected);
});
