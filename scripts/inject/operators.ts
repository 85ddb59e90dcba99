/** A way to put a smell into a file: each line of it that it knows how to spoil gives a file. */
export interface Operator {
  /** Whose finding the smell is. */
  readonly rule: string;
  spoil(lines: readonly string[]): readonly (readonly string[])[];
}

/** What a line becomes: other lines, or undefined where it stays. */
type Change = (line: string, lines: readonly string[], index: number) => readonly string[] | undefined;

const each = (rule: string, change: Change): Operator => ({
  rule,
  spoil: (lines) =>
    lines.flatMap((line, index) => {
      const changed = change(line, lines, index);
      return changed ? [[...lines.slice(0, index), ...changed, ...lines.slice(index + 1)]] : [];
    }),
});

/** The first match in a line. */
const swap = (rule: string, pattern: RegExp, by: string): Operator =>
  each(rule, (line) => (pattern.test(line) ? [line.replace(pattern, by)] : undefined));

/** All matches in the file at once. */
const swapAll = (rule: string, pattern: RegExp, by: string): Operator => ({
  rule,
  spoil: (lines) => {
    const text = lines.join("\n");
    const spoilt = text.replace(pattern, by);
    return spoilt === text ? [] : [spoilt.split("\n")];
  },
});

const lastFrom = (lines: readonly string[]) => lines.findLastIndex((line) => /^FROM /.test(line));

/** Lines after the last FROM. */
const insert = (rule: string, ...added: readonly string[]): Operator =>
  each(rule, (line, lines, index) => (index === lastFrom(lines) ? [line, ...added] : undefined));

/** Lines before those that begin so. */
const before = (rule: string, pattern: RegExp, ...added: readonly string[]): Operator =>
  each(rule, (line) => (pattern.test(line) ? [...added, line] : undefined));

const after = (rule: string, pattern: RegExp, ...added: readonly string[]): Operator =>
  each(rule, (line) => (pattern.test(line) ? [line, ...added] : undefined));

/** A step of a RUN that goes to its own RUN, where its line begins with `&&`. */
const split = (rule: string, pattern: RegExp): Operator =>
  each(rule, (line, lines, index) => {
    const previous = lines[index - 1];
    return previous?.endsWith("\\") && pattern.test(line) ? [line.replace(/^ *&& /, "RUN ")] : undefined;
  });

/** ... and the line before it ends there. */
const splitRun = (rule: string, pattern: RegExp): Operator => ({
  rule,
  spoil: (lines) =>
    split(rule, pattern)
      .spoil(lines)
      .map((spoilt) =>
        spoilt.map((line, index) => {
          return lines[index + 1] !== spoilt[index + 1] ? line.replace(/ *\\$/, "") : line;
        }),
      ),
});

const dropped = (rule: string, pattern: RegExp): Operator => swap(rule, pattern, "");

/** A step that is the last of its RUN, on a line of its own or not. */
const withoutLast = (rule: string, step: RegExp): Operator =>
  swapAll(rule, new RegExp(`(?: \\\\\\n *| )&& ${step.source}(?=\\n)`), "");

/** A JSON list as the words of a shell. */
const shellForm = (rule: string): Operator =>
  each(rule, (line) => {
    const match = /^(CMD|ENTRYPOINT) (\[.*\])$/.exec(line);
    if (!match) return undefined;
    const words = JSON.parse(match[2] as string) as readonly string[];
    return [`${match[1]} ${words.map((word) => (/[^\w./:-]/.test(word) ? `"${word}"` : word)).join(" ")}`];
  });

const copied = /^COPY (?!--)(\S+) (\S+)$/;

export const operators: readonly Operator[] = [
  swap("absolute-workdir", /^WORKDIR \//, "WORKDIR "),
  swap("quote-workdir", /^WORKDIR "(.* .*)"$/, "WORKDIR $1"),
  insert("no-maintainer", "MAINTAINER Ada <ada@example.com>"),
  swap("env-key-equals-value", /^ENV (\w+)=(\S+)$/, "ENV $1 $2"),
  swap("env-key-equals-value", /^LABEL ([\w.]+)="?([^"]+)"?$/, "LABEL $1 $2"),
  swap("no-space-before-equals", /^(ENV|LABEL) ([\w.]+)=/, "$1 $2 ="),
  each("no-same-env-reference", (line) => {
    const name = /^ENV (\w+)=\S+$/.exec(line)?.[1];
    return name === undefined ? undefined : [`${line} OTHER=$${name}/x`];
  }),
  swap("copy-over-add", /^COPY (?!--from)/, "ADD "),
  swap("copy-from-by-name", /--from=build/, "--from=0"),
  swap("known-flags", /--from=/, "--form="),
  swap("known-flags", /--chmod=/, "--chmdo="),
  swap("known-flags", /--chown=/, "--chwon="),
  swap("multi-source-needs-directory", /^(COPY \S+ \S+ \S*[^/])\/$/, "$1"),
  swap("known-instruction", /^COPY/, "COPPY"),
  swap("known-instruction", /^EXPOSE/, "EXPOES"),
  swap("known-instruction", /^WORKDIR/, "WORKDRI"),
  each("keyword-casing", (line) => {
    return /^(?!FROM)[A-Z]+ /.test(line) ? [line.replace(/^[A-Z]+/, (word) => word.toLowerCase())] : undefined;
  }),
  swap("from-as-casing", / AS /, " as "),
  swapAll("stage-name-lowercase", /\bbuild(?=\n|\s\/)/g, "Build"),
  swapAll("no-reserved-stage-name", /(?<= AS |--from=)build\b/g, "context"),
  before(
    "no-unused-stage",
    /^FROM debian\S+$|^FROM (?:scratch|alpine\S+|node\S+)$/,
    "FROM alpine:3.22 AS other",
    "RUN true",
  ),
  swap("no-constant-platform", /^FROM (?=\w+[:/])/, "FROM --platform=linux/amd64 "),
  swap("no-redundant-target-platform", /^FROM (?=\w+[:/])/, "FROM --platform=$TARGETPLATFORM "),
  swap("no-latest-base-image", /^(FROM [\w/.-]+):\S+/, "$1:latest"),
  swap("pin-base-image-tag", /^(FROM [\w/.-]+):\S+/, "$1"),
  swap("no-eol-base-image", /^FROM debian:\S+/, "FROM debian:stretch"),
  swap("no-eol-base-image", /^FROM alpine:\S+/, "FROM alpine:3.9"),
  swap("no-debug-variant-in-final", /static:nonroot/, "static:debug-nonroot"),
  swap("jre-not-jdk", /21-jre/, "21-jdk"),
  swap("apt-get-assume-yes", /install -y/, "install"),
  dropped("apt-get-no-recommends", / --no-install-recommends/),
  withoutLast("apt-get-clean-lists", /rm -rf \/var\/lib\/apt\/lists\/\*/),
  swapAll("no-apt", /apt-get/g, "apt"),
  splitRun("update-with-install", /&& apt-get install/),
  splitRun("merge-consecutive-runs", /&& (?:tar|rm|echo)/),
  swap("merge-consecutive-runs", /^(RUN .*) && (?!chown)(.*)$/, "$1\nRUN $2"),
  swap("no-dist-upgrade", /apt-get update/, "apt-get update && apt-get dist-upgrade -y"),
  swap(
    "no-duplicate-packages",
    /(add --no-cache|install -y|--no-install-recommends) (\w[\w-]*)(.*[^\\\s])/,
    "$1 $2$3 $2",
  ),
  dropped("apk-no-cache", / --no-cache(?= )/),
  swap("dnf-assume-yes", /dnf install -y/, "dnf install"),
  dropped("dnf-clean-all", / && dnf clean all/),
  swap("yum-assume-yes", /yum install -y/, "yum install"),
  dropped("yum-clean-all", / && yum clean all/),
  dropped("zypper-non-interactive", / --non-interactive/),
  dropped("zypper-clean", / && zypper clean --all/),
  dropped("pip-no-cache", / --no-cache-dir/),
  dropped("npm-cache-clean", / && npm cache clean --force/),
  dropped("yarn-cache-clean", / && yarn cache clean/),
  dropped("wget-no-progress", / -nv/),
  withoutLast("remove-extracted-archive", /rm \/tmp\/x\.tgz/),
  splitRun("no-removed-in-later-layer", /&& rm \/tmp/),
  swap("no-sudo", /^RUN (?!<<|--)/, "RUN sudo "),
  swap("no-cd", /^RUN (?!<<|--)/, "RUN cd /tmp && "),
  dropped("heredoc-fails-fast", /^set -e$/),
  swap("pipefail", /, "-o", "pipefail"/, ""),
  after("no-empty-continuation", /\\$/, ""),
  shellForm("prefer-exec-form"),
  shellForm("shell-form-needs-shell"),
  each("valid-json-form", (line) => (/^(?:CMD|ENTRYPOINT) \[/.test(line) ? [line.replaceAll('"', "'")] : undefined)),
  swap("valid-json-form", /^(CMD|ENTRYPOINT) \[(.*)\]$/, "$1 [$2,]"),
  each("valid-shell-instruction", (line) => (/^SHELL \[/.test(line) ? [line.replaceAll('"', "'")] : undefined)),
  before("single-cmd", /^CMD/, 'CMD ["true"]'),
  before("single-entrypoint", /^ENTRYPOINT/, 'ENTRYPOINT ["true"]'),
  before("single-healthcheck", /^HEALTHCHECK/, "HEALTHCHECK NONE"),
  each("require-user", (line) => (/^USER/.test(line) ? [] : undefined)),
  after("no-root-user", /^USER/, "USER root"),
  swap("numeric-user", /^USER 1000$/, "USER node"),
  swap("numeric-user", /^USER 10001$/, "USER app"),
  swap("no-named-user-without-passwd", /^USER 65532:65532$/, "USER nobody"),
  before("no-unused-user", /^USER 65532/, "RUN useradd app"),
  each("prefer-copy-chmod", (line) => {
    const match = /^COPY --chmod=(\S+) (\S+) (\S+)$/.exec(line);
    return match ? [`COPY ${match[2]} ${match[3]}`, `RUN chmod ${match[1]} ${match[3]}`] : undefined;
  }),
  each("no-recursive-chown-layer", (line) => {
    const target = copied.exec(line)?.[2];
    return target?.startsWith("/") ? [line, `RUN chown -R 65532:65532 ${target}`] : undefined;
  }),
  swap("no-expose-host-port", /^EXPOSE (\d+)$/, "EXPOSE 80:$1"),
  swap("no-admin-ports", /^EXPOSE \d+$/, "EXPOSE 22"),
  insert("no-secret-values", 'ENV DB_PASSWORD="hunter2secret"'),
  insert("no-secret-arg-to-final", "ARG NPM_TOKEN", "RUN echo $NPM_TOKEN > /dev/null"),
  each("require-healthcheck", (line) => (/^HEALTHCHECK/.test(line) ? [] : undefined)),
  swap("healthcheck-tool-present", /"curl", "-f"/, '"wgett", "-q"'),
  swap("copy-no-remote", /^COPY app\.\w+/, "COPY https://example.com/app.conf"),
  dropped("go-trimpath", / -trimpath/),
  dropped("go-strip-release-binaries", / -ldflags="-s -w"/),
  swap("go-strip-release-binaries", /-s -w /, ""),
  swap("go-static-for-empty-base", /CGO_ENABLED=0 go build/, "go build"),
  swapAll("go-mod-download-before-source", /COPY go\.mod go\.sum \.\/\nRUN .*\n/, ""),
  dropped("go-build-cache-mounts", / --mount=type=cache,target=\/root\/\.cache\/go-build/),
  each("scratch-ca-certificates", (line) => (/ca-certificates\.crt/.test(line) ? [] : undefined)),
  insert("scratch-tzdata", "ENV TZ=Asia/Tokyo"),
  swap("arg-in-scope", /^FROM (\S+)$/, "ARG EDITION=1\nFROM $1\nLABEL edition=$EDITION"),
  insert("no-undefined-variable", "COPY dist/$TARGETARCH/app /app"),
  after("unknown-rule-in-directive", /^USER/, "# plimsoll ignore=no-root-usr -- it drops its rights", "USER root"),
  before("expired-directive", /^(?:RUN|USER)/, "# plimsoll ignore=no-cd until=2020-01-31 -- until the move"),
  before("unused-directive", /^(?:RUN|USER)/, "# plimsoll ignore=no-sudo -- there was one once"),
  swapAll("valid-parser-directives", /^/, "# Escape=\\\n"),
  swapAll("valid-parser-directives", /^/, "# escpae=\\\n"),
];
