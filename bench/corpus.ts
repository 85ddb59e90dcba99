import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// Dockerfiles to measure with: real ones from the directory in PLIMSOLL_CORPUS, or else made up, the same every time.

const syntheticSize = 2400;

/** Texts of the corpus. */
export function corpus(): readonly string[] {
  const directory = process.env.PLIMSOLL_CORPUS;
  if (!directory) return Array.from({ length: syntheticSize }, (_, i) => synthetic(i, 1 + (i % 4)));
  return filesUnder(directory)
    .filter((path) => /(^|[./_-])(dockerfile|containerfile)($|[./_-])/i.test(path.slice(directory.length)))
    .sort()
    .map((path) => readFileSync(path, "utf8"));
}

function filesUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A Dockerfile of about 4 KiB that breaks several policies. */
export function fourKilobytes(): string {
  let text = "";
  for (let i = 0; text.length < 4096; i++) text += synthetic(i, 1);
  return text;
}

/** A Dockerfile of at least so many lines, its instructions spread over stages of usual length. */
export function manyStages(lines: number): string {
  let text = "";
  for (let i = 0, count = 0; count < lines; i++) {
    const stage = synthetic(i, 1);
    text += stage;
    count += stage.split("\n").length - 1;
  }
  return text;
}

/** A Dockerfile of so many lines with a single stage. */
export function oneStage(lines: number): string {
  const body = Array.from({ length: lines - 1 }, (_, i) => instructions[i % instructions.length]?.(i) ?? "");
  return `FROM debian:12\n${body
    .join("\n")
    .split("\n")
    .slice(0, lines - 1)
    .join("\n")}\n`;
}

/** A Dockerfile of so many lines, nearly all of them one RUN. */
export function oneRun(lines: number): string {
  const commands = Array.from({ length: lines - 3 }, (_, i) => `    && mkdir -p "/srv/$NAME/part-${i}" \\`);
  return `FROM debian:12\nRUN cd /srv \\\n${commands.join("\n")}\n    && true\n`;
}

/**
 * A Dockerfile of a few long lines, as many characters in each as the number says: words that make a careless regular
 * expression try again from every place.
 */
export function longWords(characters: number): string {
  const long = (piece: string) => piece.repeat(Math.ceil(characters / piece.length));
  const names = ["a-", "a/a_", "a.a-", "a@b+"].map((piece) => `FROM ${long(piece)}`);
  const values = ["eyJa", "eyJaaaaaaaaa.", "://", "://a:", "AKIA", "-----BEGIN ", ";password"];
  const variables = values.map((piece, i) => `ENV VALUE_${i}='${long(piece)}'`);
  const heads = ["plimsoll ignore=", "trivy:ignore:", "check=", "hadolint ", ""];
  const tails = ["trivy:ignore:", "trivy:ignore:a:", ":", "a,", "nosem ", "hadolint ", "=\u2028", "checkov:skip=", " "];
  const comments = heads.flatMap((head) => tails.map((tail) => `# ${head}${long(tail)}`));
  return ["FROM debian:12", ...variables, ...comments, ...names, ""].join("\n");
}

const instructions: readonly ((seed: number) => string)[] = [
  (i) => `ENV PORT_${i}=80${i % 100} HOME_${i}=/srv/app-${i}`,
  (i) => `RUN apt-get update && apt-get install -y curl git=1:2.${i % 50} && curl -fsSL https://example.com/${i} | sh`,
  (i) => `COPY --chown=app:app src/${i} /srv/app/${i}`,
  (i) => `RUN cd /srv/app \\\n    && npm install --global tool-${i} \\\n    && rm -rf /tmp/cache-${i}`,
  (i) => `ARG VERSION_${i}=1.${i}\nLABEL version="\${VERSION_${i}:-none}"`,
  (i) => `RUN --mount=type=cache,target=/root/.cache pip install --no-cache-dir package-${i}==1.${i % 9}`,
  (i) => `WORKDIR /srv/app/${i % 7}`,
  (i) => `ADD https://example.com/archive-${i}.tar.gz /tmp/`,
  (i) => `RUN if [ -n "$DEBUG" ]; then echo "$PORT_${i}" >> /etc/debug; fi; chmod -R 777 /srv/app/${i}`,
  (i) => `EXPOSE 80${i % 100}/tcp`,
];

const images = ["node:22", "python", "golang:1.26", "debian:12-slim", "alpine:latest", "registry.example.com/base:3"];

function synthetic(seed: number, stages: number): string {
  let text = "";
  for (let stage = 0; stage < stages; stage++) {
    text += `FROM ${images[(seed + stage) % images.length]} AS stage-${seed}-${stage}\n`;
    for (let i = 0; i < 8 + ((seed * 7 + stage) % 9); i++) {
      text += `${instructions[(seed + i * 3 + stage) % instructions.length]?.(seed + i) ?? ""}\n`;
    }
  }
  return `${text}CMD node server.js\n`;
}
