import { defineRule, type ImageRef, type ProposedFix, replace, unknown } from "../../src/author.ts";
import { imagePlace, valueFlow } from "../../src/kit.ts";
import { canonicalName } from "../../src/knowledge/base-images/image-name.ts";
import { successorOf } from "../../src/knowledge/base-images/successor.ts";
import { supportedName, supportedTag } from "../../src/knowledge/base-images/supported-tag.ts";

export default defineRule({
  id: "no-eol-base-image",
  summary: "Base images still get security fixes",
  why: "A release that is out of support gets no more fixes: every vulnerability found from then on stays in the image.",
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
    ended: "{product} has had no security fixes since {date}",
    ending: "{product} gets no security fixes after {date}",
    deprecated: "{image} is no longer maintained",
    moved: "{image} is no longer maintained: use its replacement under {instead}",
    replaced: "{image} is no longer maintained: use {instead}",
  },
  examples: [
    { bad: "FROM «debian:10»", fixedUnsafe: "FROM debian:11", good: "FROM debian:12", message: "ended" },
    {
      title: "The release that the image contains counts",
      bad: "FROM «python:3.7-slim-bookworm»",
      fixedUnsafe: "FROM python:3.10-slim-bookworm",
      message: "ended",
    },
    {
      bad: "FROM «openjdk:21»",
      fixedUnsafe: "FROM eclipse-temurin:21-jdk",
      message: "replaced",
      good: "FROM eclipse-temurin:21",
    },
    {
      title: "The publisher has moved the image",
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
      const { name, text, tag, digest } = image.reference.value;
      const facts = knowledge.baseImage(name, tag, digest);
      if (!facts) return unknown(image, `it is not known how long ${name} is supported`);
      const flow = valueFlow(image.reference, image.span);
      const { endOfLife: date, endOfLifeOf: product = name, deprecated } = facts;
      // Today is asked for only where it matters: what does not hang on it can be remembered for longer than a day.
      const day = date === undefined && deprecated === undefined ? "" : daysAfter(context.today, options.days);
      const found = (): Found => ({
        at: image,
        fixes: fix({ image, name, text, tag, digest, deprecated, day, source: context.source.text }),
        ...flow,
      });
      if (date !== undefined && date < day) {
        return { message: date < context.today ? "ended" : "ending", data: { product, date }, ...found() };
      }
      if (deprecated === undefined) return undefined;
      if (deprecated === "") return { message: "deprecated", data: { image: name }, ...found() };
      const message = deprecated.endsWith("/") ? "moved" : "replaced";
      return { message, data: { image: name, instead: deprecated }, ...found() };
    },
  },
});

interface Found extends ReturnType<typeof valueFlow> {
  readonly at: ImageRef;
  readonly fixes: ProposedFix | undefined;
}

interface Ended {
  readonly image: ImageRef;
  readonly name: string;
  readonly text: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  readonly deprecated: string | undefined;
  /** ISO date until which what comes instead must be supported. */
  readonly day: string;
  readonly source: string;
}

/** A digest says which image is meant: no other has it. */
function fix(ended: Ended): ProposedFix | undefined {
  if (ended.digest !== undefined) return undefined;
  if (ended.deprecated === undefined) return nextTag(ended) ?? nextName(ended);
  return successor(ended) ?? sameTag(ended, ended.deprecated);
}

function nextTag(ended: Ended): ProposedFix | undefined {
  const { name, tag, day } = ended;
  const next = tag === undefined ? undefined : supportedTag(name, tag, day);
  if (tag === undefined || next === undefined) return undefined;
  return instead(ended, tag, next, `Use the tag ${next}, with newer programs`);
}

/** Where the name says the release, and there is no more to a tag than how the image was built. */
function nextName(ended: Ended): ProposedFix | undefined {
  const { name, tag, day } = ended;
  const next = supportedName(name, day);
  if (next === undefined || (tag !== undefined && /\d/.test(tag))) return undefined;
  const title = `Use ${next}, with newer programs, unless there is no such image`;
  return instead(ended, lastPart(name) + afterName(tag), lastPart(next) + afterName(tag), title);
}

/** What does the same in another repository; a host before an official image, such as a mirror's, serves that too. */
function successor(ended: Ended): ProposedFix | undefined {
  const { name, text, tag, day } = ended;
  const next = successorOf(name, tag, day);
  if (!next) return undefined;
  const isOfficial = !next.name.includes("/");
  const old = isOfficial ? canonicalName(name) + afterName(tag) : text;
  const image = `${next.name}:${next.tag}`;
  return instead(ended, old, image, `Use ${image}, with ${next.differs}`);
}

/** The repository that goes on with the same tags. */
function sameTag(ended: Ended, next: string): ProposedFix | undefined {
  const { name, tag } = ended;
  if (tag === undefined || lastPart(name) !== lastPart(next)) return undefined;
  return instead(ended, `${name}:${tag}`, `${next}:${tag}`, `Use ${next}, unless it has no tag ${tag}`);
}

/** Puts `next` in the place of `old`, which ends the image's reference. */
function instead({ image, text, source }: Ended, old: string, next: string, title: string): ProposedFix | undefined {
  if (!text.endsWith(old)) return undefined;
  const place = imagePlace(image, { start: text.length - old.length, end: text.length }, source);
  return place && { title, safe: false, effect: place.effect, edits: replace(place.span, next) };
}

function afterName(tag: string | undefined): string {
  return tag === undefined ? "" : `:${tag}`;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
