/** Schemas of the facts that a config may add; they mirror `BaseImageFacts` and `CommandTable`. */

const text = { type: "string" };
const truth = { type: "boolean" };
const texts = { type: "array", items: text };

export const baseImageSchema = {
  type: "object",
  description: "Facts about a base image. What is left out stays unknown.",
  additionalProperties: false,
  properties: {
    family: {
      ...text,
      examples: ["debian", "alpine", "rhel", "distroless"],
      description: "The distribution that it is based on.",
    },
    release: { ...text, description: "Release of that distribution: `12`, `3.20`, `24.04`." },
    libc: {
      enum: ["glibc", "musl", "none", "windows"],
      description: "The C library; `none` if there is no dynamic loader.",
    },
    shell: { ...truth, description: "Whether /bin/sh exists." },
    shellDialect: { enum: ["bash", "dash", "ash", "powershell", "cmd"], description: "Which shell /bin/sh is." },
    shells: { ...texts, description: "Other shells, by program name." },
    packageManager: {
      enum: ["apt", "apk", "dnf", "microdnf", "yum", "zypper", "tdnf", "pacman", "none"],
      description: "The package manager of the system.",
    },
    user: { ...text, description: "The configured user; `root` for none." },
    users: { type: "object", additionalProperties: { type: "integer" }, description: "User IDs by name." },
    passwd: { ...truth, description: "Whether /etc/passwd exists." },
    workdir: { ...text, description: "The working directory." },
    env: {
      type: "object",
      additionalProperties: { type: ["string", "null"] },
      description: "Variables that it sets; null if the value depends on the tag.",
    },
    envComplete: { ...truth, description: "Whether `env` has every variable that it sets, besides PATH." },
    command: { ...truth, description: "Whether it has an ENTRYPOINT or CMD that does something useful." },
    entrypoint: { ...truth, description: "Whether it has an ENTRYPOINT." },
    healthcheck: { ...truth, description: "Whether it has a HEALTHCHECK." },
    ports: {
      type: "array",
      items: { type: "integer", minimum: 1, maximum: 65535 },
      description: "The TCP ports that it exposes; an empty list for none.",
    },
    programs: { ...texts, description: "Programs that it has in addition to those of the distribution." },
    absent: { ...texts, description: "Programs that it lacks although one may expect them." },
    caCertificates: { ...truth, description: "Whether CA certificates are present." },
    tzdata: { ...truth, description: "Whether time zone data is present." },
    toolchain: { ...text, description: "The toolchain that it has: `go`, `rust`, `node`, `jdk`." },
    sdk: { ...truth, description: "Whether it is meant for building and not for shipping." },
    debugVariant: { ...truth, description: "Whether it is the debug or development variant of a minimal image." },
    endOfLife: { ...text, description: "The day on which support ends: year-month-day." },
    onbuild: { ...truth, description: "Whether it has ONBUILD triggers." },
    rolling: { ...truth, description: "Whether its tags are meant to move." },
  },
};

const syntax = {
  flags: { ...texts, description: "Options without a value, with spellings separated by bars: `-y|--yes`." },
  values: { ...texts, description: "Options with a value: `-o|--option`." },
  optional: { ...texts, description: "Options whose value is attached or left out: `--color`." },
  style: {
    enum: ["gnu", "posix", "single-dash", "operands"],
    description:
      "`gnu` (default): options anywhere; `posix`: the first operand ends them; `single-dash`: `-name value`; `operands`: no options.",
  },
  dashlessCluster: { ...truth, description: "Whether the first cluster may lack its dash: `tar xzf`." },
  subcommands: {
    type: "object",
    additionalProperties: { $ref: "#/definitions/subcommand" },
    description: "Subcommands by name, each with further options.",
  },
  runs: {
    type: "object",
    required: ["kind"],
    additionalProperties: false,
    properties: { kind: { enum: ["operands", "string"] }, option: text, separated: truth },
    description: "Another command that it runs: given by its operands, or a script in a string.",
  },
  assignments: { ...truth, description: "Whether operands such as `A=b` before the command set variables." },
  skipOperands: { type: "integer", minimum: 0, description: "How many operands come before the command." },
};

export const subcommandSchema = {
  type: "object",
  additionalProperties: false,
  properties: { ...syntax, aliases: { ...texts, description: "Other names of the subcommand." } },
};

export const commandSchema = {
  type: "object",
  description: "How a program reads its command line.",
  additionalProperties: false,
  required: ["programs"],
  properties: {
    programs: { ...texts, description: "Names of the program; a `*` at the end stands for a version." },
    ...syntax,
  },
};
