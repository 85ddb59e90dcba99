import { type Constructs, lines, times } from "./constructs.ts";

const service = "services:\n  a:\n    image: debian:12\n";

/** Text of so many lines that all repeat one construct of a Compose file. */
export const composeFiles: Constructs = {
  services: (n) => `services:\n${lines(n, (i) => `  s${i}:\n    image: debian:12`)}`,
  "services that build": (n) => `services:\n${lines(n, (i) => `  s${i}:\n    build: ./s${i}`)}`,
  "services that build one place": (n) => `services:\n${lines(n, (i) => `  s${i}:\n    build: .`)}`,
  "services with a Dockerfile inside": (n) =>
    `services:\n${lines(n, (i) => `  s${i}:\n    build:\n      dockerfile_inline: |\n        FROM debian:12\n        RUN sudo a`)}`,
  "services that depend on the one before": (n) =>
    `services:\n  s0:\n    image: a:1\n${lines(n, (i) => `  s${i + 1}:\n    image: a:1\n    depends_on: [s${i}]`)}`,
  "services that depend on themselves in a ring": (n) =>
    `services:\n${lines(n, (i) => `  s${i}:\n    image: a:1\n    depends_on:\n      s${(i + 1) % n}:\n        condition: service_healthy`)}`,
  "services that extend the one before": (n) =>
    `services:\n  s0:\n    image: a:1\n    user: "1"\n${lines(n, (i) => `  s${i + 1}:\n    extends: s${i}`)}`,
  "services that extend the one before, with variables": (n) =>
    `services:\n  s0:\n    image: a:1\n    environment:\n      E: 1\n${lines(n, (i) => `  s${i + 1}:\n    extends:\n      service: s${i}\n    environment:\n      E${i}: 1`)}`,
  "services that extend each other in a ring": (n) =>
    `services:\n${lines(n, (i) => `  s${i}:\n    build: .\n    extends: s${(i + 1) % n}`)}`,
  "services that extend one": (n) =>
    `services:\n  base:\n    image: a:1\n${lines(n, (i) => `  s${i}:\n    extends: base\n    command: sudo a`)}`,
  "services that extend one that builds with arguments": (n) =>
    `services:\n  base:\n    build:\n      args:\n${lines(n, (i) => `        A${i}: b`)}${lines(n, (i) => `  s${i}:\n    extends: base`)}`,
  "services that extend what is not there": (n) => `services:\n${lines(n, (i) => `  s${i}:\n    extends: t${i}`)}`,
  "services of one name": (n) => `services:\n${lines(n, () => "  s:\n    image: a:1")}`,
  "ports of services": (n) => `services:\n${lines(n, (i) => `  s${i}:\n    image: a:1\n    ports: ["80:80"]`)}`,
  "services with a network of their own": (n) =>
    `services:\n${lines(n, (i) => `  s${i}:\n    image: a:1\n    networks: [n${i}]`)}networks:\n${lines(n, (i) => `  n${i}:`)}`,
  "services with a volume of their own": (n) =>
    `services:\n${lines(n, (i) => `  s${i}:\n    image: a:1\n    volumes: ["v${i}:/a"]`)}volumes:\n${lines(n, (i) => `  v${i}:`)}`,
  "services with a secret of their own": (n) =>
    `services:\n${lines(n, (i) => `  s${i}:\n    image: a:1\n    secrets: [x${i}]`)}secrets:\n${lines(n, (i) => `  x${i}:\n    file: a`)}`,
  "services that build a target": (n) =>
    `services:\n${lines(n, (i) => `  s${i}:\n    build:\n      target: t${i}\n      dockerfile_inline: |\n        FROM debian:12 AS t${i}`)}`,
  "services that build a target which is not there": (n) =>
    `services:\n${lines(n, (i) => `  s${i}:\n    build:\n      target: t${i}\n      dockerfile_inline: FROM debian:12 AS u${i}`)}`,
  "services that check their health": (n) =>
    `services:\n${lines(n, (i) => `  s${i}:\n    healthcheck:\n      test: curl localhost\n    build:\n      dockerfile_inline: FROM debian:12 AS u${i}`)}`,
  "variables that a command uses": (n) =>
    `${service}    environment:\n${lines(n, (i) => `      A${i}: b`)}    command: sh -c "${times(n, (i) => `echo $$A${i}`, "; ")}"\n`,
  ports: (n) => `${service}    ports:\n${lines(n, (i) => `      - "${i + 1}:80"`)}`,
  "one port over and over": (n) => `${service}    ports:\n${lines(n, () => '      - "80:80"')}`,
  "long ports": (n) => `${service}    ports:\n${lines(n, (i) => `      - target: 80\n        published: "${i + 1}"`)}`,
  volumes: (n) => `${service}    volumes:\n${lines(n, (i) => `      - ./a${i}:/b${i}`)}`,
  "volumes over and over": (n) => `${service}    volumes:\n${lines(n, () => "      - /var/run/docker.sock:/a")}`,
  variables: (n) => `${service}    environment:\n${lines(n, (i) => `      A${i}: b`)}`,
  "variables in a list": (n) => `${service}    environment:\n${lines(n, (i) => `      - A${i}=$B${i}`)}`,
  "one variable over and over": (n) => `${service}    environment:\n${lines(n, () => "      - A=b")}`,
  "secrets in variables": (n) => `${service}    environment:\n${lines(n, (i) => `      PASSWORD${i}: hunter2`)}`,
  labels: (n) => `${service}    labels:\n${lines(n, (i) => `      a${i}: b`)}`,
  "files of variables": (n) => `${service}    env_file:\n${lines(n, (i) => `      - a${i}`)}`,
  interpolations: (n) => `${service}    command: echo ${"${A:-b} ".repeat(n)}\n`,
  "interpolations in each other": (n) => `${service}    command: ${"${A:-".repeat(n)}${"}".repeat(n)}\n`,
  "words of a command": (n) => `${service}    command: echo ${"a ".repeat(n)}\n`,
  "words of a command in a list": (n) => `${service}    command: [${times(n, () => "a", ", ")}]\n`,
  "a script": (n) => `${service}    command: sh -c "${times(n, () => "make", " && ")}"\n`,
  capabilities: (n) => `${service}    cap_add: [${times(n, (i) => `C${i}`, ", ")}]\n`,
  "options for security": (n) => `${service}    security_opt: [${times(n, (i) => `a${i}:b`, ", ")}]\n`,
  devices: (n) => `${service}    devices: [${times(n, (i) => `/dev/a${i}:/dev/b`, ", ")}]\n`,
  profiles: (n) => `${service}    profiles: [${times(n, (i) => `p${i}`, ", ")}]\n`,
  "unknown keys": (n) => service + lines(n, (i) => `    nope${i}: a`),
  "unknown keys outside": (n) => service + lines(n, (i) => `nope${i}: a`),
  "arguments of a build": (n) =>
    `services:\n  a:\n    build:\n      context: .\n      args:\n${lines(n, (i) => `        A${i}: b`)}`,
  includes: (n) => `include:\n${lines(n, (i) => `  - a${i}.yaml`)}${service}`,
  "anchors and aliases": (n) =>
    `x-a: &a\n  b: c\nservices:\n${lines(n, (i) => `  s${i}:\n    image: a:1\n    labels: *a`)}`,
  "merged maps": (n) => `x-a: &a\n  image: a:1\nservices:\n${lines(n, (i) => `  s${i}:\n    <<: *a`)}`,
  "merged maps in a chain": (n) =>
    `x-0: &a0\n  image: a:1\n${lines(n, (i) => `x-${i + 1}: &a${i + 1}\n  <<: *a${i}\n  k${i}: 1`)}services:\n  s: *a${n}\n`,
  "aliases that double": (n) => `x-0: &a0 [b]\n${lines(n, (i) => `x-${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)}${service}`,
  "lists in each other": (n) => `${service}x-a: ${"[".repeat(n)}${"]".repeat(n)}\n`,
  "open lists": (n) => `${service}x-a: ${"[".repeat(n)}\n`,
  "maps in each other": (n) => `${service}x-a: ${"{a: ".repeat(n)}b${"}".repeat(n)}\n`,
  "maps in each other, by blanks": (n) =>
    `x-a:\n${times(n, (i) => `${" ".repeat(Math.min(i, 50) + 1)}a:`, "\n")}\n${service}`,
  "a long scalar": (n) => `${service}    hostname: ${"a".repeat(n)}\n`,
  "a long block": (n) => `${service}    command: |\n${lines(n, () => "      make")}`,
  comments: (n) => service + lines(n, () => "# a"),
  "comments behind values": (n) => `services:\n${lines(n, (i) => `  s${i}:\n    image: a:1 # b`)}`,
  waivers: (n) =>
    `services:\n${lines(n, (i) => `  s${i}:\n    # plimsoll ignore=require-healthcheck -- why\n    image: a`)}`,
  documents: (n) => service + lines(n, () => "---\na: b"),
  "blank lines": (n) => service + "\n".repeat(n),
  tabs: (n) => service + lines(n, () => "\ta: b"),
  "wrong YAML": (n) => service + lines(n, () => "a: b: c"),
  "duplicate keys": (n) => service + lines(n, () => "    image: a:1"),
};
