import { type Fact, known, type Unknown, unknownFact } from "./fact.ts";
import { hasHole, templateOf } from "./template.ts";

/** Ports from the first to the last, both included: the same for one. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** The parts of a port in its short form, each known or not. */
export interface PortParts {
  readonly container: Fact<PortRange>;
  /** Undefined where none is named. */
  readonly host: Fact<PortRange> | undefined;
  readonly address: Fact<string> | undefined;
  /** Lower-cased; "tcp" where none is named. */
  readonly protocol: Fact<string>;
}

/** Reads `[[address:]host:]container[/protocol]`. A variable in one part leaves those behind it as they are. */
export function portParts(value: Fact<string>): PortParts {
  const text = templateOf(value);
  const missing: Unknown = value.known ? unknownFact(`${value.value} is not a valid port`) : unknownFact(value.reason);
  if (text === undefined) return { container: missing, host: missing, address: missing, protocol: missing };
  const colon = text.lastIndexOf(":");
  const [port = "", protocol = "tcp"] = text.slice(colon + 1).split("/");
  const before = colon < 0 ? undefined : text.slice(0, colon);
  const hostColon = before === undefined || before.endsWith("]") ? -1 : before.lastIndexOf(":");
  const host = before?.slice(hostColon + 1);
  const address = hostColon < 0 || before === undefined ? undefined : before.slice(0, hostColon);
  return {
    container: rangeFact(port, missing),
    host: host === undefined || host === "" ? undefined : rangeFact(host, missing),
    address: address === undefined ? undefined : hasHole(address) ? missing : known(address),
    protocol: hasHole(text.slice(colon + 1)) ? missing : known(protocol.toLowerCase()),
  };
}

/** Each port of a word of EXPOSE, whose variables may hold several. */
export function eachPort(fact: Fact<string>): readonly Fact<string>[] {
  if (!fact.known || !/\s/.test(fact.value)) return [fact];
  const ports = fact.value.split(/\s/).filter((text) => text !== "");
  return ports.map((text) => known(text, fact.origins));
}

function rangeFact(text: string, missing: Unknown): Fact<PortRange> {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  return first === undefined ? missing : known({ first: Number(first), last: Number(last) });
}

/** What makes a literal text no port by the grammar of EXPOSE (`[[ip:]host:]port[-end][/protocol]`), or undefined. */
export function portFault(text: string): string | undefined {
  const slash = text.indexOf("/", text.lastIndexOf(":") + 1);
  const protocol = slash < 0 ? "" : text.slice(slash + 1).toLowerCase();
  if (!["", "tcp", "udp", "sctp"].includes(protocol))
    return `${protocol} is not a valid protocol: use tcp, udp or sctp`;
  const numbers = (slash < 0 ? text : text.slice(0, slash)).split(":");
  const fault = rangeFault(numbers.at(-1) as string);
  if (fault) return fault;
  const host = numbers.at(-2);
  return host ? rangeFault(host) : undefined;
}

function rangeFault(text: string): string | undefined {
  const ends = text.split("-");
  if (ends.length > 2 || !ends.every((end) => /^[0-9]{1,9}$/.test(end))) return `${text || '""'} is not a valid port`;
  const [first, last = first] = ends.map(Number) as [number, number?];
  if (first > 65535 || last > 65535) return `The highest port is 65535: ${text}`;
  return last < first ? `The range ${text} ends before it starts` : undefined;
}
