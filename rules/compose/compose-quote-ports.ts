import { defineRule, insert, type ProposedFix } from "../../src/author.ts";

export default defineRule({
  id: "compose-quote-ports",
  summary: "Ports that YAML may parse as a number are quoted",
  why: "YAML 1.1 parses `22:22` as the base-60 number 1342: tools that follow it publish the wrong port, or none.",
  topic: "compose",
  category: "correctness",
  severity: "warning",
  fix: "safe",
  kinds: ["compose"],
  recommended: true,
  aliases: { dclint: ["require-quotes-in-ports"] },
  reference: "https://yaml.org/type/int.html",
  options: {
    all: {
      type: "boolean",
      default: false,
      description: "Whether every port must be quoted, even one that cannot be parsed as a base-60 number.",
    },
  },
  messages: {
    number: "{port} is parsed as the number {value} by YAML 1.1: quote it",
    plain: "The port {port} is not quoted",
  },
  examples: [
    {
      bad: "services:\n  ssh:\n    image: a:1\n    ports:\n      - «2222:22»",
      fixed: 'services:\n  ssh:\n    image: a:1\n    ports:\n      - "2222:22"',
      message: "number",
    },
    {
      title: "A part of 60 or more is not a base-60 digit",
      good: "services:\n  web:\n    image: a:1\n    ports:\n      - 8080:80",
    },
    {
      options: { all: true },
      bad: "services:\n  web:\n    image: a:1\n    ports:\n      - «8080:80»",
      fixed: 'services:\n  web:\n    image: a:1\n    ports:\n      - "8080:80"',
      message: "plain",
    },
  ],
  on: {
    Port({ span }, { source, options }) {
      const port = source.text.slice(span.start, span.end);
      // The long form and quotes are read as they are meant, and so are variables, whatever replaces them.
      if (!/^[\d$][^\s"'\\]*$/.test(port)) return undefined;
      const value = sexagesimal(port);
      if (value === undefined && !options.all) return undefined;
      const fixes: ProposedFix = {
        title: "Quote the port",
        safe: true,
        effect: "none",
        edits: [insert(span.start, '"'), insert(span.end, '"')],
      };
      if (value === undefined) return { at: span, message: "plain", data: { port }, fixes };
      return { at: span, message: "number", data: { port, value }, fixes };
    },
  },
});

/** What YAML 1.1 makes of digits and colons; undefined where it sees a text. */
function sexagesimal(text: string): number | undefined {
  if (!/^[1-9]\d*(?::[0-5]?\d)+$/.test(text)) return undefined;
  return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}
