import {
  type Add,
  type DockerfileModel,
  defineRule,
  type Fact,
  type FileSort,
  type Holds,
  replace,
  unknown,
  type Word,
} from "../../src/author.ts";
import { all, isNamedPlain, type SourceKind, sortOfSource, sourceKind } from "../../src/kit.ts";
import { matchesGlob } from "../../src/knowledge/base-images/pattern.ts";

export default defineRule({
  id: "copy-over-add",
  summary: "Local files are copied with COPY, not with ADD",
  why: "ADD also downloads URLs and unpacks archives, so readers must look at each source to know what it does; COPY only copies.",
  topic: "stages",
  category: "security",
  severity: "info",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: true,
  cis: ["4.9"],
  aliases: {
    hadolint: ["DL3020"],
    trivy: ["DS-0005"],
    checkov: ["CKV_DOCKER_4"],
    kics: ["9513a694-aa0d-41d8-be61-3271e056f36b"],
    dockerlint: ["add"],
    parfum: ["DL3020"],
    sonar: ["S7029"],
    "dockerfile-benchmarker": ["CIS-4.9"],
    "dockerfile-roast": ["DF006"],
    dockleaner: ["DL3020"],
  },
  reference: "https://docs.docker.com/build/building/best-practices/#add-or-copy",
  options: {
    which: {
      type: "string",
      enum: ["plain", "unlisted"],
      default: "plain",
      description:
        "Whether ADD is reported where COPY does the same (plain), or wherever a source is not in `accept` (unlisted).",
    },
    accept: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "With `unlisted`, patterns of sources for which ADD is right, as written: `*.tar`, `http://*`.",
    },
  },
  messages: { plain: "{source} is not a URL or an archive: use COPY" },
  examples: [
    {
      bad: "FROM debian:12\n«ADD» app.conf /etc/app.conf",
      fixed: "FROM debian:12\nCOPY app.conf /etc/app.conf",
      good: "FROM debian:12\nCOPY app.conf /etc/app.conf",
    },
    { title: "ADD unpacks local archives", good: "FROM scratch\nADD rootfs.tar.xz /" },
    {
      title: "ADD downloads URLs",
      good: "FROM alpine:3.20\nADD --checksum=sha256:24454f830cdb https://example.com/tool /usr/bin/tool",
    },
  ],
  on: {
    Add(add, { model, project, options }) {
      if (options.which === "unlisted") {
        const plain = add.sources.find(
          ({ text }) => !options.accept.some((pattern) => matchesGlob(pattern, text.replace(/["']/g, ""))),
        );
        return plain && { at: add.keyword, message: "plain", data: { source: plain.text } };
      }
      // These flags are ADD's own: whoever gives them means ADD.
      if (add.sources.length === 0 || add.flags.some(({ name }) => ownFlags.has(name))) return;
      const kinds = add.sources.map((source) => kindOf(source, add, model));
      if (kinds.some((kind) => kind === "archive" || kind === "url" || kind === "git")) return;
      const sorts = new Map(add.sources.map((source) => [source, sortOfSource(source, add, model, project)]));
      if ([...sorts.values()].includes("archive")) return;
      const open = kinds.findIndex((kind) => kind !== "local");
      if (open >= 0) return unknown(add.sources[open]!, `${add.sources[open]!.text} may name an archive or a URL`);
      return {
        at: add.keyword,
        message: "plain",
        data: { source: add.heredocs.length > 0 ? "An inline file" : add.sources[0]!.text },
        fixes: {
          title: "Use COPY",
          safe: true,
          requires: {
            "the source is not an archive": all(add.sources, (source) =>
              isPlain(source, sorts.get(source), model.resolve(source, add)),
            ),
          },
          effect: add.sources.some(({ text }) => /[$*?[]/.test(text)) || add.heredocs.length > 0 ? "copies" : "none",
          edits: replace(add.keyword.span, inCaseOf(add.keyword.text)),
        },
      };
    },
  },
});

const ownFlags = new Set(["checksum", "keep-git-dir", "unpack"]);

function kindOf(source: Word, add: Add, model: DockerfileModel): SourceKind {
  if (source.text.startsWith("<<")) return "local";
  const value = model.resolve(source, add);
  if (value.known) return sourceKind(value.value);
  // A directory before an unknown variable shows that it is no URL, an extension after it whether it is an archive.
  const placed = /^[\w.-]*\//.test(source.text) && !/\$\{?\w+\}?$/.test(source.text);
  return placed ? sourceKind(source.text) : "pattern";
}

/** ADD unpacks by what a file holds, whatever its name. */
function isPlain({ text }: Word, sort: FileSort | undefined, value: Fact<string>): Holds {
  if (sort !== undefined && sort !== "none") return sort !== "archive";
  return (
    text.startsWith("<<") ||
    /(?:^|\/)\.{0,2}\/?$/.test(text) ||
    isNamedPlain(value.known ? value.value : text) || { unless: `${text} is an archive` }
  );
}

function inCaseOf(keyword: string): string {
  if (keyword === keyword.toUpperCase()) return "COPY";
  return keyword === keyword.toLowerCase() ? "copy" : "Copy";
}
