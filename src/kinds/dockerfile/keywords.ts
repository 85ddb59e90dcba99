import type { InstructionType } from "./nodes.ts";

/** "switch" takes true, false or nothing; "many" may be repeated. */
export type FlagKind = "value" | "many" | "switch";

export interface Keyword {
  /** Upper case. */
  readonly name: string;
  readonly type: InstructionType;
  readonly flags: Readonly<Record<string, FlagKind>>;
  /** Its line may open heredocs. */
  readonly heredocs: boolean;
}

const noFlags: Keyword["flags"] = {};
const transferFlags: Keyword["flags"] = { chown: "value", chmod: "value", link: "switch", exclude: "many" };

/** Instructions and their flags as of the Dockerfile frontend 1.20 (docs.docker.com/reference/dockerfile). */
const all: readonly Pick<Keyword, "name" | "type" | "flags">[] = [
  {
    name: "ADD",
    type: "Add",
    flags: { ...transferFlags, checksum: "value", "keep-git-dir": "switch", unpack: "switch" },
  },
  { name: "ARG", type: "Arg", flags: noFlags },
  { name: "CMD", type: "Cmd", flags: noFlags },
  { name: "COPY", type: "Copy", flags: { ...transferFlags, from: "value", parents: "switch" } },
  { name: "ENTRYPOINT", type: "Entrypoint", flags: noFlags },
  { name: "ENV", type: "Env", flags: noFlags },
  { name: "EXPOSE", type: "Expose", flags: noFlags },
  { name: "FROM", type: "From", flags: { platform: "value" } },
  {
    name: "HEALTHCHECK",
    type: "Healthcheck",
    flags: {
      interval: "value",
      timeout: "value",
      "start-period": "value",
      "start-interval": "value",
      retries: "value",
    },
  },
  { name: "LABEL", type: "Label", flags: noFlags },
  { name: "MAINTAINER", type: "Maintainer", flags: noFlags },
  { name: "ONBUILD", type: "Onbuild", flags: noFlags },
  { name: "RUN", type: "Run", flags: { mount: "many", network: "value", security: "value", device: "many" } },
  { name: "SHELL", type: "Shell", flags: noFlags },
  { name: "STOPSIGNAL", type: "Stopsignal", flags: noFlags },
  { name: "USER", type: "User", flags: noFlags },
  { name: "VOLUME", type: "Volume", flags: noFlags },
  { name: "WORKDIR", type: "Workdir", flags: noFlags },
];

const heredocs = ["RUN", "COPY", "ADD"];

const unknown: Keyword = { name: "", type: "UnknownInstruction", flags: noFlags, heredocs: false };
const byName = new Map<string, Keyword>(
  all.map((row) => [row.name, { ...row, heredocs: heredocs.includes(row.name) }]),
);

export const keywordNames: readonly string[] = [...byName.keys()];

export const instructionTypes: readonly InstructionType[] = all.map(({ type }) => type);

/** The keyword that a word is, without regard to case; one of type "UnknownInstruction" where it is none. */
export function keywordOf(word: string): Keyword {
  return byName.get(word) ?? byName.get(word.toUpperCase()) ?? unknown;
}
