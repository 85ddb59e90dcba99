import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Measurement } from "./measurement.ts";
import { cleanEnvironment, cli } from "./process.ts";

// What a keystroke costs: the time from a change to the diagnostics for it, through a language server of its own
// process, its standard input and output. `tsx bench/editor.ts` measures it alone.

const warmUp = 1000;
const edits = 3000;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly version?: number };
}

/** Characters typed and deleted all over a Dockerfile of 200 lines, under the default rules. */
export async function editorLatency(scratch: string): Promise<readonly Measurement[]> {
  const cwd = `${scratch}/editor`;
  mkdirSync(cwd);
  const text = twoHundredLines();
  writeFileSync(`${cwd}/Dockerfile`, text);
  const server = spawn(process.execPath, [cli, "lsp", "--stdio"], { cwd, env: cleanEnvironment() });
  try {
    const times = await typeInto(server, text, cwd);
    const sorted = times.slice(warmUp).sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    return [
      { name: "change to diagnostics, median", value: at(0.5), unit: "ms", bound: 10, keep: "below" },
      { name: "change to diagnostics, p99", value: at(0.99), unit: "ms", bound: 10, keep: "below" },
    ];
  } finally {
    server.kill();
  }
}

async function typeInto(server: ChildProcessWithoutNullStreams, text: string, cwd: string): Promise<readonly number[]> {
  const uri = pathToFileURL(`${cwd}/Dockerfile`).href;
  const receive = messagesOf(server);
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const diagnosticsOf = async (version: number) => {
    for (;;) {
      const { method, params } = await receive();
      if (method === "textDocument/publishDiagnostics" && params?.version === version) return;
    }
  };
  const workspaceFolders = [{ uri: pathToFileURL(cwd).href, name: "editor" }];
  send({ id: 1, method: "initialize", params: { processId: process.pid, capabilities: {}, workspaceFolders } });
  while ((await receive()).id !== 1);
  send({ method: "initialized", params: {} });
  send({
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "dockerfile", version: 0, text } },
  });
  await diagnosticsOf(0);
  const lines = text.split("\n");
  const times: number[] = [];
  for (let i = 0; i < warmUp + edits; i++) {
    const version = i + 1;
    const started = performance.now();
    send({
      method: "textDocument/didChange",
      params: { textDocument: { uri, version }, contentChanges: [keystroke(i, lines)] },
    });
    await diagnosticsOf(version);
    times.push(performance.now() - started);
  }
  return times;
}

/** By turns a character typed somewhere in a line, and deleted again. */
function keystroke(i: number, lines: readonly string[]): object {
  const turn = i >> 1;
  const line = (turn * 67) % lines.length;
  const character = (turn * 31) % ((lines[line] as string).length + 1);
  const isTyped = i % 2 === 0;
  const range = { start: { line, character }, end: { line, character: isTyped ? character : character + 1 } };
  return { range, text: isTyped ? "x" : "" };
}

/** The messages of a server, one after another. */
function messagesOf(server: ChildProcessWithoutNullStreams): () => Promise<Message> {
  let buffer = Buffer.alloc(0);
  const messages: Message[] = [];
  let wake: ((message: Message) => void) | undefined;
  server.stdout.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(buffer.toString("latin1", 0, end))?.[1]);
      if (end < 0 || buffer.length < end + 4 + length) return;
      messages.push(JSON.parse(buffer.toString("utf8", end + 4, end + 4 + length)));
      buffer = buffer.subarray(end + 4 + length);
      const message = wake && messages.shift();
      if (message) wake?.(message);
      wake = message ? undefined : wake;
    }
  });
  return () => {
    const next = messages.shift();
    return next ? Promise.resolve(next) : new Promise((resolve) => (wake = resolve));
  };
}

/** A Dockerfile of 200 lines as projects have them: four stages, long RUNs, a heredoc, comments. */
function twoHundredLines(): string {
  const stages = ["golang:1.26", "node:24", "debian:12", "debian:12-slim"].map(stageOf);
  return `# syntax=docker/dockerfile:1\n${stages.join("")}CMD ["/srv/app/server", "--port", "8080"]\n`;
}

function stageOf(image: string, index: number): string {
  const source = index === 0 ? "" : `COPY --from=stage-${index - 1} /srv/app/out /srv/app/in\n`;
  return `
# What stage ${index} is for, in a sentence or two.
# It starts from an image that others keep up to date.
FROM ${image} AS stage-${index}
ARG VERSION=1.${index}
ARG TARGETARCH
ENV APP_HOME=/srv/app \\
    APP_VERSION=$VERSION \\
    LOG_LEVEL=info
LABEL org.opencontainers.image.title="app" \\
      org.opencontainers.image.version="$VERSION"
WORKDIR /srv/app

# Packages, pinned where it matters.
RUN apt-get update \\
    && apt-get install -y --no-install-recommends \\
        build-essential \\
        ca-certificates=20230311 \\
        curl \\
        git \\
        jq \\
        tzdata \\
        unzip \\
    && rm -rf /var/lib/apt/lists/*
RUN curl -fsSL "https://example.com/tool-$VERSION-$TARGETARCH.tar.gz" -o /tmp/tool.tar.gz \\
    && tar -xzf /tmp/tool.tar.gz -C /usr/local \\
    && rm /tmp/tool.tar.gz
RUN groupadd --system app \\
    && useradd --system --gid app --home-dir /srv/app app \\
    && mkdir -p /srv/app/out \\
    && chown -R app:app /srv/app
${source}COPY go.mod go.sum package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.cache \\
    if [ -f go.mod ]; then go mod download; else npm ci; fi
COPY --chown=app:app . .
RUN <<EOF
set -e
make build VERSION="$VERSION"
cp -r build/* out/
EOF
USER app
EXPOSE 8080
`;
}

const alone = process.argv[1] === fileURLToPath(import.meta.url);
if (alone) {
  const scratch = mkdtempSync(`${tmpdir()}/plimsoll-editor-`);
  for (const { name, value, unit } of await editorLatency(scratch)) console.log(`${name}: ${value.toFixed(2)} ${unit}`);
  rmSync(scratch, { recursive: true });
}
