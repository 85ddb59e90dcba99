/** Schemas of the facts that a config may add; they mirror `BaseImageFacts` and `CommandTable`. */

const text = { type: "string" };
const truth = { type: "boolean" };
const texts = { type: "array", items: text };

export const baseImageSchema = {
  type: "object",
  description: "What is known about a base image. What is left out stays unknown.",
  additionalProperties: false,
  properties: {
    family: { ...text, examples: ["debian", "alpine", "rhel", "distroless"] },
    release: text,
    libc: { enum: ["glibc", "musl", "none", "windows"] },
    shell: { ...truth, description: "Whether /bin/sh exists." },
    shellDialect: { enum: ["bash", "dash", "ash", "powershell", "cmd"] },
    shells: texts,
    packageManager: { enum: ["apt", "apk", "dnf", "microdnf", "yum", "zypper", "tdnf", "pacman", "none"] },
    user: { ...text, description: "The configured user; `root` for none." },
    users: { type: "object", additionalProperties: { type: "integer" }, description: "User ids by name." },
    passwd: truth,
    workdir: text,
    env: { type: "object", additionalProperties: { type: ["string", "null"] } },
    envComplete: truth,
    command: truth,
    entrypoint: truth,
    healthcheck: truth,
    programs: texts,
    absent: texts,
    caCertificates: truth,
    tzdata: truth,
    toolchain: text,
    sdk: truth,
    debugVariant: truth,
    endOfLife: { ...text, description: "ISO date." },
    onbuild: truth,
    rolling: truth,
  },
};

const syntax = {
  flags: texts,
  values: texts,
  optional: texts,
  style: { enum: ["gnu", "posix", "single-dash", "operands"] },
  dashlessCluster: truth,
  subcommands: { type: "object", additionalProperties: { $ref: "#/definitions/subcommand" } },
  runs: {
    type: "object",
    required: ["kind"],
    additionalProperties: false,
    properties: { kind: { enum: ["operands", "string"] }, option: text, separated: truth },
  },
  assignments: truth,
  skipOperands: { type: "integer", minimum: 0 },
};

export const subcommandSchema = {
  type: "object",
  additionalProperties: false,
  properties: { ...syntax, aliases: texts },
};

export const commandSchema = {
  type: "object",
  description: "How a program reads its command line.",
  additionalProperties: false,
  required: ["programs"],
  properties: {
    ...syntax,
    programs: texts,
  },
};
