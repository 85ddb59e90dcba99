import { type Container, defineRule, type Fact, knownValue, type Port, type Service } from "../../src/author.ts";
import { ownerName, runTogether } from "../../src/kit.ts";

export default defineRule({
  id: "compose-unique-ports",
  summary: "No two services publish the same port of the host",
  why: "Only one container can have a port of the host: the second service does not start.",
  topic: "compose",
  category: "correctness",
  severity: "warning",
  kinds: ["compose"],
  recommended: true,
  aliases: { dclint: ["no-duplicate-exported-ports"] },
  reference: "https://docs.docker.com/reference/compose-file/services/#ports",
  messages: { taken: "{service} publishes port {port}, which {other} publishes too: choose another port of the host" },
  examples: [
    {
      bad: 'services:\n  web:\n    image: nginx:1.29\n    ports: ["8080:80"]\n  api:\n    image: example.com/api:1\n    ports: [«"8080:3000"»]',
      good: 'services:\n  web:\n    image: nginx:1.29\n    ports: ["8080:80"]\n  api:\n    image: example.com/api:1\n    ports: ["8081:3000"]',
    },
    {
      title: "Other interfaces, other protocols",
      good: 'services:\n  dns:\n    image: example.com/dns:1\n    ports: ["127.0.0.1:53:53/tcp", "127.0.0.2:53:53/tcp", "53:53/udp"]',
    },
  ],
  *check({ services }, { model }) {
    const taken = new Map<number, Holder[]>();
    for (const [i, container] of model.containers.entries()) {
      const service = services[i] as Service;
      for (const port of container.ports) {
        const range = rangeOf(port);
        if (!range) continue;
        const holder = { container, port, service };
        const clash = range.flatMap((number) => taken.get(number) ?? []).find((other) => collide(other, holder));
        for (const number of range) {
          const others = taken.get(number) ?? [];
          if (others.length < maxHolders) taken.set(number, [...others, holder]);
        }
        if (!clash) continue;
        const data = { service: ownerName(container.place), port: range[0] as number, other: labelOf(clash.container) };
        yield { at: port, message: "taken", data };
      }
    }
  },
});

interface Holder {
  readonly container: Container;
  readonly port: Port;
  readonly service: Service;
}

/** More that share one port are compared with the first ones only. */
const maxHolders = 16;

/** Longer ranges take what is free in them, or are looked at by nobody. */
const longest = 64;

/** The ports of the host, where they are known and as many as those of the container: Docker takes a free one else. */
function rangeOf({ host, container }: Port): readonly number[] | undefined {
  if (!host?.known || !container.known) return undefined;
  const { first, last } = host.value;
  const size = last - first;
  if (first === 0 || size < 0 || size > longest || size !== container.value.last - container.value.first)
    return undefined;
  return Array.from({ length: size + 1 }, (_, i) => first + i);
}

function collide(one: Holder, other: Holder): boolean {
  // What one service says twice, or several share, counts once.
  if (one.port.span.start === other.port.span.start) return false;
  if (one.container === other.container && same(one.port.value, other.port.value)) return false;
  if (!same(one.port.protocol, other.port.protocol) || !runTogether(one.service, other.service)) return false;
  const addresses = [addressOf(one.port), addressOf(other.port)];
  if (addresses.includes(undefined)) return false;
  return addresses[0] === addresses[1] || addresses.includes("");
}

function same(one: Fact<string>, other: Fact<string>): boolean {
  return one.known && knownValue(other) === one.value;
}

/** Empty for every interface; undefined where it is not known. */
function addressOf({ address }: Port): string | undefined {
  const text = address ? knownValue(address) : "";
  return text === "0.0.0.0" || text === "::" || text === "[::]" ? "" : text;
}

function labelOf({ place }: Container): string {
  return place.owner?.label ?? "another service";
}
