import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { interleave, type Measurement, median } from "./measurement.ts";
import { cleanEnvironment, cli, cpuTime } from "./process.ts";

const rounds = 3;
const services = 1000;

const parser = JSON.stringify(createRequire(import.meta.url).resolve("yaml"));

/** Reads every YAML file below the working directory and parses it, and does nothing else. */
const reader = `const { readdirSync, readFileSync } = require("node:fs");
const { parseAllDocuments } = require(${parser});
for (const entry of readdirSync(".", { recursive: true, withFileTypes: true }))
  if (entry.name.endsWith(".yaml")) parseAllDocuments(readFileSync(entry.parentPath + "/" + entry.name, "utf8"));`;

/** 5,000 files of many kinds that build and run each other, against what parsing their YAML alone takes. */
export function mixed(scratch: string): readonly Measurement[] {
  const root = `${scratch}/mixed`;
  write(root);
  const env = cleanEnvironment({ XDG_CACHE_HOME: `${scratch}/cache` });
  const node = (...args: string[]) => cpuTime(process.execPath, args, root, env);
  const cpu = interleave(rounds, median, {
    yaml: () => node("-e", reader),
    all: () => node(cli, "--no-config", "--format", "json", "."),
  });
  return [
    {
      name: "5,000 files that build each other",
      value: cpu.all / cpu.yaml,
      unit: "x their YAML",
      bound: 2,
      keep: "below",
    },
  ];
}

function write(root: string): void {
  for (let i = 0; i < services; i++) {
    const directory = `${root}/service-${i}`;
    mkdirSync(directory, { recursive: true });
    for (const [name, text] of Object.entries(filesOf(i))) writeFileSync(`${directory}/${name}`, text);
  }
}

function filesOf(i: number): Readonly<Record<string, string>> {
  const image = `registry.example.com/shop/service-${i}`;
  return {
    Dockerfile: `FROM golang:1.26 AS build\nARG VERSION\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -trimpath -o /service-${i} .\nFROM alpine:3.22\nCOPY --from=build /service-${i} /service\nUSER 1000\nEXPOSE 8080\nCMD ["/service"]\n`,
    ".dockerignore": "*\n!*.go\n!go.mod\n!go.sum\n",
    "compose.yaml": `services:\n${["api", "worker", "migrate"].map((name) => composeService(name, image)).join("")}  cache:\n    image: redis:8\n`,
    "docker-bake.hcl": `target "default" {\n  context = "."\n  args = { VERSION = "${i}" }\n  tags = ["${image}:${i}"]\n}\n`,
    "deployment.yaml": ["api", "worker", "migrate"]
      .map((name) => deployment(`${name}-${i}`, `${image}:${i}`))
      .join("---\n"),
  };
}

function composeService(name: string, image: string): string {
  return `  ${name}:\n    image: ${image}:${name}\n    build:\n      context: .\n      args:\n        VERSION: ${name}\n    command: ["/service", "${name}"]\n    environment:\n      LEVEL: info\n      CACHE: cache:6379\n    depends_on: [cache]\n    restart: unless-stopped\n    read_only: true\n    cap_drop: [ALL]\n    security_opt: ["no-new-privileges:true"]\n    mem_limit: 256m\n`;
}

function deployment(name: string, image: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: ${name}
          image: ${image}
          args: ["${name}"]
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: LEVEL
              value: info
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
          resources:
            limits:
              memory: 256Mi
              cpu: 500m
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
`;
}
