import { type ComposeReference, defineRule } from "../../src/author.ts";

export default defineRule({
  id: "compose-no-dependency-cycle",
  summary: "Services do not wait for each other in a circle",
  why: "Compose cannot tell which of them to start first, rejects the project, and starts nothing.",
  topic: "compose",
  category: "correctness",
  severity: "error",
  kinds: ["compose"],
  recommended: true,
  precision: "very-high",
  reference: "https://docs.docker.com/compose/how-tos/startup-order/",
  messages: { cycle: "The services depend on each other in a circle: {circle}" },
  examples: [
    {
      bad: "services:\n  app:\n    image: example.com/app:1\n    depends_on: [db]\n  db:\n    image: postgres:17\n    links: [«app»]",
      good: "services:\n  app:\n    image: example.com/app:1\n    depends_on: [db]\n  db:\n    image: postgres:17",
    },
  ],
  check(_document, { model }) {
    const bySource = new Map<string, ComposeReference[]>();
    for (const reference of model.references) {
      if (!reference.startsAfter) continue;
      const name = reference.by.name ?? "";
      const others = bySource.get(name);
      if (others) others.push(reference);
      else bySource.set(name, [reference]);
    }
    const [closing, names] = firstCycle(bySource) ?? [];
    return closing && { at: closing, message: "cycle", data: { circle: namesOf(names ?? []) } };
  },
});

/** In the order of the file, the first reference that leads back, and the services on the way. */
function firstCycle(
  references: ReadonlyMap<string, readonly ComposeReference[]>,
): readonly [ComposeReference, readonly string[]] | undefined {
  const done = new Set<string>();
  for (const start of references.keys()) {
    // A way of our own rather than calls: files may chain thousands of services.
    const way = [{ name: start, next: 0 }];
    const open = new Set([start]);
    for (let last = way.at(-1); last; last = way.at(-1)) {
      const reference = done.has(last.name) ? undefined : references.get(last.name)?.[last.next++];
      if (!reference) {
        done.add(last.name);
        open.delete(last.name);
        way.pop();
      } else if (open.has(reference.name)) {
        const names = way.map(({ name }) => name);
        return [reference, [...names.slice(names.indexOf(reference.name)), reference.name]];
      } else if (!done.has(reference.name)) {
        way.push({ name: reference.name, next: 0 });
        open.add(reference.name);
      }
    }
  }
  return undefined;
}

/** Longer ones tell by their ends. */
const mostNamed = 6;

function namesOf(names: readonly string[]): string {
  const shown = names.length > mostNamed ? [...names.slice(0, mostNamed - 2), "...", ...names.slice(-2)] : names;
  return shown.join(" -> ");
}
