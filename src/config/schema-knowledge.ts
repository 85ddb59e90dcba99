/** Schemas of the facts that a config may add; they mirror `BaseImageFacts` and `CommandTable`. */

const text = { type: "string" };
const truth = { type: "boolean" };
const texts = { type: "array", items: text };

export const baseImageSchema = {
  type: "object",
  description: "What is known about a base image. What is left out stays unknown.",
  additionalProperties: false,
  properties: {
    family: { ...text, examples: ["debian", "alpine", "rhel", "distroless"], description: "What it descends from." },
    release: { ...text, description: "Release within the family: `12`, `3.20`, `24.04`." },
    libc: {
      enum: ["glibc", "musl", "none", "windows"],
      description: "The C library; `none` where there is no dynamic loader.",
    },
    shell: { ...truth, description: "Whether /bin/sh exists." },
    shellDialect: { enum: ["bash", "dash", "ash", "powershell", "cmd"], description: "What /bin/sh is." },
    shells: { ...texts, description: "Other shells, as names of programs." },
    packageManager: {
      enum: ["apt", "apk", "dnf", "microdnf", "yum", "zypper", "tdnf", "pacman", "none"],
      description: "The package manager of the system.",
    },
    user: { ...text, description: "The configured user; `root` for none." },
    users: { type: "object", additionalProperties: { type: "integer" }, description: "User ids by name." },
    passwd: { ...truth, description: "Whether /etc/passwd exists." },
    workdir: { ...text, description: "The working directory." },
    env: {
      type: "object",
      additionalProperties: { type: ["string", "null"] },
      description: "Variables that it sets; null where the value varies from tag to tag.",
    },
    envComplete: { ...truth, description: "Whether `env` names all that it sets beyond PATH." },
    command: { ...truth, description: "Whether it has an ENTRYPOINT or CMD that runs something sensible." },
    entrypoint: { ...truth, description: "Whether it has an ENTRYPOINT." },
    healthcheck: { ...truth, description: "Whether it has a HEALTHCHECK." },
    programs: { ...texts, description: "Programs that are present beyond those of the family." },
    absent: { ...texts, description: "Programs that are absent though one may expect them." },
    caCertificates: { ...truth, description: "Whether CA certificates are present." },
    tzdata: { ...truth, description: "Whether time zones are present." },
    toolchain: { ...text, description: "The toolchain that it brings: `go`, `rust`, `node`, `jdk`." },
    sdk: { ...truth, description: "Whether it is meant for building, not for shipping." },
    debugVariant: { ...truth, description: "Whether it is the debug or development variant of a minimal image." },
    endOfLife: { ...text, description: "Day on which support ends or ended: year-month-day." },
    onbuild: { ...truth, description: "Whether it has ONBUILD triggers." },
    rolling: { ...truth, description: "Whether its tags are meant to float." },
  },
};

const syntax = {
  flags: { ...texts, description: "Options without a value, spellings between bars: `-y|--yes`." },
  values: { ...texts, description: "Options with a value: `-o|--option`." },
  optional: { ...texts, description: "Options whose value is glued to them or left out: `--color`." },
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
    description: "Another command that it runs: the one that its operands spell, or a script in a string.",
  },
  assignments: { ...truth, description: "Whether operands such as `A=b` before the command set variables." },
  skipOperands: { type: "integer", minimum: 0, description: "How many operands stand before the command." },
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
    programs: { ...texts, description: "Names that it is installed under; a `*` at the end stands for a version." },
    ...syntax,
  },
};
