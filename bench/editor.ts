import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Measurement } from "./measurement.ts";
import { cleanEnvironment, cli } from "./process.ts";

// What a keystroke costs: the time from a change to the diagnostics for it, and to what may be written there, through a
// language server of its own process, its standard input and output. `tsx bench/editor.ts` measures it alone.

const warmUp = 1000;
const edits = 3000;

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly version?: number };
}

/** Characters typed and deleted all over a Dockerfile of 200 lines and a Compose file, under the default rules. */
export async function editorLatency(scratch: string): Promise<readonly Measurement[]> {
  const dockerfile = directory(`${scratch}/editor`, { Dockerfile: twoHundredLines() });
  const compose = directory(`${scratch}/editor-compose`, {
    Dockerfile: twoHundredLines(),
    "compose.yaml": composeFile(),
  });
  const typing = await withServer(dockerfile.cwd, (server) => typeInto(server, dockerfile.open("Dockerfile")));
  const completing = await withServer(compose.cwd, (server) => completeIn(server, compose.open("compose.yaml")));
  return [...measured("change to diagnostics", typing), ...measured("change to completions", completing)];
}

/** A directory with some files. */
function directory(cwd: string, files: Readonly<Record<string, string>>) {
  mkdirSync(cwd);
  for (const [name, text] of Object.entries(files)) writeFileSync(`${cwd}/${name}`, text);
  return { cwd, open: (name: string): OpenFile => ({ uri: uriIn(cwd, name), text: files[name] ?? "" }) };
}

function uriIn(cwd: string, name: string): string {
  return pathToFileURL(`${cwd}/${name}`).href;
}

function measured(name: string, times: readonly number[]): readonly Measurement[] {
  const sorted = times.slice(warmUp).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return [
    { name: `${name}, median`, value: at(0.5), unit: "ms", bound: 10, keep: "below" },
    { name: `${name}, p99`, value: at(0.99), unit: "ms", bound: 10, keep: "below" },
  ];
}

/** A file that is open in an editor. */
interface OpenFile {
  readonly uri: string;
  readonly text: string;
}

/** A language server as an editor talks with it. */
interface Server {
  send(message: object): void;
  /** The next message that is meant. */
  receive(meant: (message: Message) => boolean): Promise<Message>;
}

async function withServer<T>(cwd: string, use: (server: Server) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [cli, "lsp", "--stdio"], { cwd, env: cleanEnvironment() });
  try {
    const next = messagesOf(child);
    const server: Server = {
      send(message) {
        const body = JSON.stringify({ jsonrpc: "2.0", ...message });
        child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      },
      async receive(meant) {
        for (;;) {
          const message = await next();
          if (meant(message)) return message;
        }
      },
    };
    const workspaceFolders = [{ uri: pathToFileURL(cwd).href, name: "editor" }];
    const params = { processId: process.pid, capabilities: {}, workspaceFolders };
    server.send({ id: "initialize", method: "initialize", params });
    await server.receive(({ id }) => id === "initialize");
    server.send({ method: "initialized", params: {} });
    return await use(server);
  } finally {
    child.kill();
  }
}

async function open(server: Server, { uri, text }: OpenFile, languageId: string): Promise<void> {
  server.send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId, version: 0, text } } });
  await diagnosticsOf(server, 0);
}

function diagnosticsOf(server: Server, version: number): Promise<Message> {
  return server.receive(
    ({ method, params }) => method === "textDocument/publishDiagnostics" && params?.version === version,
  );
}

async function typeInto(server: Server, file: OpenFile): Promise<readonly number[]> {
  const { uri, text } = file;
  await open(server, file, "dockerfile");
  const lines = text.split("\n");
  const times: number[] = [];
  for (let i = 0; i < warmUp + edits; i++) {
    const version = i + 1;
    const started = performance.now();
    const contentChanges = [keystroke(i, lines)];
    server.send({ method: "textDocument/didChange", params: { textDocument: { uri, version }, contentChanges } });
    await diagnosticsOf(server, version);
    times.push(performance.now() - started);
  }
  return times;
}

/** The same, and asked after each change what may be written there. */
async function completeIn(server: Server, file: OpenFile): Promise<readonly number[]> {
  const { uri, text } = file;
  await open(server, file, "dockercompose");
  const lines = text.split("\n");
  const times: number[] = [];
  for (let i = 0; i < warmUp + edits; i++) {
    const version = i + 1;
    const change = keystroke(i, lines);
    const started = performance.now();
    const document = { uri, version };
    server.send({ method: "textDocument/didChange", params: { textDocument: document, contentChanges: [change] } });
    const position = change.range.start;
    server.send({ id: version, method: "textDocument/completion", params: { textDocument: { uri }, position } });
    await server.receive(({ id }) => id === version);
    times.push(performance.now() - started);
  }
  return times;
}

/** By turns a character typed somewhere in a line, and deleted again. */
function keystroke(i: number, lines: readonly string[]) {
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

/** A Compose file of 200 lines: services that are built here, with arguments and targets, and others. */
function composeFile(): string {
  const services = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? builtService(i) : pulledService(i)));
  return `name: shop\nservices:\n${services.join("")}volumes:\n  data:\n`;
}

function builtService(index: number): string {
  return `  built-${index}:
    build:
      context: .
      dockerfile: Dockerfile
      target: stage-${index % 4}
      args:
        VERSION: "1.${index}"
    environment:
      LOG_LEVEL: info
      PORT: "80${index}0"
    ports:
      - "127.0.0.1:80${index}0:8080"
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8080/"]
      interval: 10s
    depends_on:
      pulled-1:
        condition: service_started
    restart: unless-stopped
    mem_limit: 256m
`;
}

function pulledService(index: number): string {
  return `  pulled-${index}:
    image: redis:8.${index}
    command: redis-server --save 60 1
    user: "999"
    volumes:
      - data:/data
    deploy:
      resources:
        limits: {memory: 128M, cpus: "0.5"}
    read_only: true
    tmpfs: /tmp
    cap_drop: [ALL]
    security_opt:
      - no-new-privileges:true
    restart: always
`;
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
