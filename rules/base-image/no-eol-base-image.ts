import {
  defineRule,
  type ImageRef,
  originSpan,
  type ProposedFix,
  replace,
  type Span,
  unknown,
} from "../../src/author.ts";
import { valueFlow } from "../../src/kit.ts";
import { supportedTag } from "../../src/knowledge/base-images/supported-tag.ts";

export default defineRule({
  id: "no-eol-base-image",
  summary: "Images still get security fixes",
  why: "What goes out of support gets no more fixes: every hole that is found from then on stays open in the image.",
  topic: "base-image",
  category: "security",
  severity: "warning",
  fix: "unsafe",
  recommended: true,
  cwe: [1104],
  cis: ["4.4"],
  aliases: { tally: ["tally/ruby/eol-ruby-version"] },
  reference: "https://endoflife.date/",
  options: {
    days: {
      type: "integer",
      minimum: 0,
      default: 0,
      description: "How many days before the end of support an image is reported.",
    },
  },
  messages: {
    ended: "{product} gets no security fixes since {date}",
    ending: "{product} gets no security fixes after {date}",
    deprecated: "{image} is no longer maintained",
    moved: "{image} is no longer maintained: what replaces it is below {instead}",
    replaced: "{image} is no longer maintained: use {instead}",
  },
  examples: [
    { bad: "FROM «debian:10»", fixedUnsafe: "FROM debian:11", good: "FROM debian:12", message: "ended" },
    {
      title: "What the image brings counts",
      bad: "FROM «python:3.7-slim-bookworm»",
      fixedUnsafe: "FROM python:3.10-slim-bookworm",
      message: "ended",
    },
    { bad: "FROM «openjdk:21»", message: "replaced", good: "FROM eclipse-temurin:21" },
    {
      title: "The publisher serves it elsewhere",
      bad: "FROM «debezium/kafka:2.7»",
      fixedUnsafe: "FROM quay.io/debezium/kafka:2.7",
      message: "replaced",
    },
    {
      kind: "compose",
      bad: "services:\n  db:\n    image: «postgres:11»",
      fixedUnsafe: "services:\n  db:\n    image: postgres:14",
      good: "services:\n  db:\n    image: postgres:17",
      message: "ended",
    },
  ],
  on: {
    ImageRef(image, context) {
      const { knowledge, options } = context;
      if (image.role === "mount" || image.role === "copy") return undefined;
      if (!image.reference.known) return unknown(image, image.reference.reason);
      const { name, tag, digest } = image.reference.value;
      const facts = knowledge.baseImage(name, tag, digest);
      if (!facts) return unknown(image, `until when ${name} is supported is not known`);
      const flow = valueFlow(image.reference, image.span);
      const { endOfLife: date, endOfLifeOf: product = name, deprecated } = facts;
      // Asked for only here: what does not hang on the date can be remembered for longer than a day.
      if (date !== undefined && date < daysAfter(context.today, options.days)) {
        const { today } = context;
        const fixes = nextRelease(image, daysAfter(today, options.days), context.source.text);
        return { at: image, message: date < today ? "ended" : "ending", data: { product, date }, fixes, ...flow };
      }
      if (deprecated === undefined) return undefined;
      if (deprecated === "") return { at: image, message: "deprecated", data: { image: name }, ...flow };
      const message = deprecated.endsWith("/") ? "moved" : "replaced";
      return {
        at: image,
        message,
        data: { image: name, instead: deprecated },
        fixes: successor(image, deprecated),
        ...flow,
      };
    },
  },
});

/** The tag of the next release that is supported on a day; programs may change with it. */
function nextRelease(image: ImageRef, day: string, source: string): ProposedFix | undefined {
  const { reference } = image;
  if (!reference.known) return undefined;
  const { name, tag = "", digest } = reference.value;
  const next = digest === undefined ? supportedTag(name, tag, day) : undefined;
  const at = tagSpan(image, tag);
  if (next === undefined || !at || source.slice(at.start, at.end) !== tag) return undefined;
  return { title: `Use the tag ${next}, with newer programs`, safe: false, effect: "base", edits: replace(at, next) };
}

/** The repository that goes on with the same tags. */
function successor({ reference, word }: ImageRef, instead: string): ProposedFix | undefined {
  if (!reference.known || word?.text !== reference.value.text) return undefined;
  const { name, text, tag, digest } = reference.value;
  const goesOn = name.slice(name.lastIndexOf("/") + 1) === instead.slice(instead.lastIndexOf("/") + 1);
  if (tag === undefined || digest !== undefined || !goesOn || !text.endsWith(`${name}:${tag}`)) return undefined;
  return {
    title: `Use ${instead}, unless it has no tag ${tag}`,
    safe: false,
    effect: "base",
    edits: replace({ start: word.span.start, end: word.span.end - tag.length - 1 }, instead),
  };
}

/** Where the tag stands in the file: what comes before may be a variable's. */
function tagSpan({ word }: ImageRef, tag: string): Span | undefined {
  if (!word?.text.endsWith(`:${tag}`)) return undefined;
  const end = word.at + word.text.length;
  return originSpan(word.line, end - tag.length, end);
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
