import {
  type ComposeReference,
  defineRule,
  type ProposedFix,
  replace,
  type Source,
  unknown,
} from "../../src/author.ts";
import { nearest } from "../../src/kit.ts";

export default defineRule({
  id: "compose-defined-names",
  summary: "The services, networks, volumes, secrets, configs and models that a service refers to are defined",
  why: "Compose rejects a project with a reference to something that none of its files defines, and starts nothing.",
  topic: "compose",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["compose"],
  recommended: true,
  precision: "very-high",
  reference: "https://docs.docker.com/reference/compose-file/",
  messages: { undefined: "{service} refers to {name}, which is not defined under {section}{meant}" },
  examples: [
    {
      bad: "services:\n  web:\n    image: example.com/web:1\n    networks: [«fronted»]\nnetworks:\n  frontend:",
      fixedUnsafe: "services:\n  web:\n    image: example.com/web:1\n    networks: [frontend]\nnetworks:\n  frontend:",
    },
    {
      bad: "services:\n  web:\n    image: example.com/web:1\n    volumes:\n      - «uploads»:/srv/uploads",
      good: "services:\n  web:\n    image: example.com/web:1\n    volumes:\n      - uploads:/srv/uploads\nvolumes:\n  uploads:",
    },
    {
      title: "Another file may define it",
      files: { "docker-compose.prod.yml": "networks:\n  frontend:\n" },
      good: "services:\n  web:\n    image: example.com/web:1\n    networks: [frontend]",
    },
  ],
  check(_document, { model, source }) {
    return model.references.map((reference) => {
      const { name, section, by, span, defined } = reference;
      if (!defined.known) return unknown(span, defined.reason);
      if (defined.value) return undefined;
      const service = by.label.charAt(0).toUpperCase() + by.label.slice(1);
      const other = likelyMeant(reference);
      const data = { service, name, section, meant: other === undefined ? "" : `; did you mean ${other}?` };
      return { at: span, message: "undefined", data, fixes: other === undefined ? [] : fix(reference, other, source) };
    });
  },
});

const mostCompared = 100;

/** A service does not mean itself. Each name is compared with all others: of a great many none is offered. */
function likelyMeant({ name, section, by, candidates }: ComposeReference): string | undefined {
  if (candidates.size > mostCompared) return undefined;
  return nearest(
    name,
    [...candidates].filter((one) => section !== "services" || one !== by.name),
  );
}

/** For a name that is written out. */
function fix({ name, span }: ComposeReference, other: string, { text }: Source): ProposedFix | undefined {
  if (text.slice(span.start, span.end) !== name) return undefined;
  return { title: `Change the name to ${other}`, safe: false, effect: "none", edits: replace(span, other) };
}
