import { defineRule, report, unknown } from "../../src/author.ts";
import { keyedLabels } from "../../src/kit.ts";

export default defineRule({
  id: "valid-label-key",
  summary: "The keys of labels follow Docker's guidelines, and leave its own namespaces alone",
  why: "A key that is written in an unusual way is misread and hard to filter by, and Docker may give any meaning to one in its own namespaces.",
  topic: "metadata",
  category: "style",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { hadolint: ["DL3048"], tally: ["tally/labels/valid-key"], dockleaner: ["DL3048"] },
  reference: "https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations",
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      default: ["com.docker.desktop.", "com.docker.extension.", "com.docker.compose."],
      description:
        "Beginnings of keys that are accepted though they are reserved: Docker itself asks extensions to set some.",
    },
  },
  messages: {
    reserved: "The key {label} is in a namespace that Docker reserves for itself: use one of your own",
    form: "The key {label} does not follow Docker's guidelines: {fault}",
  },
  examples: [
    {
      bad: "FROM debian:12\nLABEL «Build.Date»=2026-11-30",
      good: "FROM debian:12\nLABEL com.example.build-date=2026-11-30",
      message: "form",
    },
    { bad: "FROM debian:12\nLABEL «com.docker.team»=shop", message: "reserved" },
    {
      title: "What Docker Desktop asks for",
      good: 'FROM scratch\nLABEL com.docker.desktop.extension.api.version="0.4.2"',
    },
  ],
  on: {
    Label(label, { model, options }) {
      return keyedLabels(label, model).flatMap(({ key, pair }) => {
        if (!key.known) return unknown(pair.key, key.reason);
        const data = { label: key.value };
        if (reserved.test(key.value) && !options.allow.some((start) => key.value.startsWith(start)))
          return report(pair.key, "reserved", { data });
        const fault = faultOf(key.value);
        return fault ? report(pair.key, "form", { data: { ...data, fault } }) : [];
      });
    },
  },
});

const reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

function faultOf(key: string): string | undefined {
  if (/[A-Z]/.test(key)) return "use lower case only";
  if (/[^a-z\d._/-]/.test(key)) return "use letters, digits, dots and hyphens only";
  if (/\.\.|--/.test(key)) return "no dot or hyphen follows another one";
  return /^[a-z](?:.*[a-z\d])?$/.test(key) ? undefined : "begin with a letter, and end with a letter or digit";
}
