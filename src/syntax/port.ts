/** What makes a literal text no port by the grammar of EXPOSE (`[[ip:]host:]port[-end][/protocol]`), or undefined. */
export function portFault(text: string): string | undefined {
  const slash = text.indexOf("/", text.lastIndexOf(":") + 1);
  const protocol = slash < 0 ? "" : text.slice(slash + 1).toLowerCase();
  if (!["", "tcp", "udp", "sctp"].includes(protocol)) return `${protocol} is no protocol: use tcp, udp or sctp`;
  const numbers = (slash < 0 ? text : text.slice(0, slash)).split(":");
  const fault = rangeFault(numbers.at(-1) as string);
  if (fault) return fault;
  const host = numbers.at(-2);
  return host ? rangeFault(host) : undefined;
}

function rangeFault(text: string): string | undefined {
  const ends = text.split("-");
  if (ends.length > 2 || !ends.every((end) => /^[0-9]{1,9}$/.test(end))) return `${text || '""'} is no port`;
  const [first, last = first] = ends.map(Number) as [number, number?];
  if (first > 65535 || last > 65535) return `Ports end at 65535: ${text}`;
  return last < first ? `The range ${text} ends before it starts` : undefined;
}
