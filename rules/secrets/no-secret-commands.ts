import {
  type Argument,
  type Command,
  type DockerfileModel,
  defineRule,
  option,
  type Run,
  report,
} from "../../src/author.ts";
import { textsOf } from "../../src/kit.ts";
import { isPlaceholder } from "../../src/knowledge/secrets.ts";

export default defineRule({
  id: "no-secret-commands",
  summary: "The image does not contain passwords or private keys of its own",
  why: "Every container of the image has the same password or private key, and so has anyone who can pull the image.",
  topic: "secrets",
  category: "security",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  cwe: [798, 321],
  cis: ["4.10"],
  aliases: { trivy: ["DS-0031"], checkov: ["CKV2_DOCKER_17"], sonar: ["S6437"] },
  options: {
    reading: {
      type: "string",
      enum: ["meaning", "text"],
      default: "meaning",
      description:
        "Whether a RUN is judged by the passwords and keys that its commands make (meaning), or by the word chpasswd alone (text).",
    },
  },
  messages: {
    given: "A password is set by chpasswd during the build",
    password: "{program} sets a password that is written here in plain text",
    hash: "{program} sets the same password in every container: its hash is written here",
    noHash: "{program} expects the hash of a password here: with this plain text no login is possible",
    key: "{program} creates a private key that every container of this image shares",
  },
  examples: [
    {
      bad: "FROM debian:12\nRUN echo «'root:s3cr3t'» | chpasswd",
      good: "FROM debian:12\nRUN passwd --lock root",
      message: "password",
    },
    { bad: "FROM debian:12\nRUN useradd --password «'$6$abc$def0123456789'» app", message: "hash" },
    { bad: "FROM debian:12\nRUN «ssh-keygen -A»", message: "key" },
    {
      title: "Where no password is set at all",
      options: { reading: "text" },
      bad: "FROM debian:12\n«RUN» chpasswd < /run/secrets/users",
      message: "given",
    },
    {
      title: "Keys in a build stage do not ship",
      good: "FROM debian:12 AS build\nRUN ssh-keygen -t ed25519 -f /k -N ''\nFROM scratch\nCOPY app /",
    },
  ],
  on: {
    *Run(run, { model, options }) {
      if (options.reading === "text") {
        if (textsOf(run).some((text) => /(?:^| )chpasswd(?: |$)/.test(text)))
          yield { at: run.keyword, message: "given" as const };
        return;
      }
      for (const command of model.commands(run)) yield inCommand(command, run, model);
    },
  },
});

function inCommand(command: Command, run: Run, model: DockerfileModel) {
  const { program } = command;
  switch (program) {
    case "chpasswd":
    case "passwd": {
      const given = fedPassword(command);
      return given && report(given, "password", { data: { program } });
    }
    case "useradd":
    case "usermod": {
      const value = option(command, "password")?.value;
      // A star or an exclamation mark locks the account.
      if (!value?.value || !value.word.literal || /^[!*x]{0,2}$/.test(value.value)) return undefined;
      return isHash(value.value)
        ? report(value, "hash", { data: { program } })
        : report(value, "noHash", { data: { program }, severity: "warning" });
    }
    case "ssh-keygen":
      return model.stageOf(run)?.shipped && makesKey(command) && !removesKeys(command, run, model)
        ? report(command, "key", { data: { program } })
        : undefined;
    default:
      return undefined;
  }
}

/** What crypt(5) makes: `$6$salt$hash`, `_` and 19 characters, or the 13 of DES; an exclamation mark before it locks it. */
function isHash(text: string): boolean {
  return /^!{0,2}(?:\$[\w]+\$.|_[\w./]{19}$|[\w./]{13}$)/.test(text);
}

/** The literal `user:password` that echo or printf pipes into the command. */
function fedPassword(command: Command): Argument | undefined {
  const { pipeline } = command;
  if (!pipeline) return undefined;
  // passwd asks twice, unless it is told that standard input has the password.
  const asksTwice = command.program === "passwd" && option(command, "stdin") === undefined;
  const source = pipeline.commands[pipeline.commands.indexOf(command) - 1];
  if (source?.program !== "echo" && source?.program !== "printf") return undefined;
  return source.operands.find(({ value, word }) => {
    if (!value || !word.literal || (asksTwice && !/\\n.|\n./.test(value))) return false;
    const password = command.program === "passwd" ? value : value.slice(value.indexOf(":") + 1);
    return (command.program === "passwd" || value.includes(":")) && !isPlaceholder(password);
  });
}

/** Not where it prints, converts or checks a key that is there. */
function makesKey(command: Command): boolean {
  const given = new Set(command.arguments.map(({ value }) => value));
  return (
    ![..."RFlyeipBHDLsYkrQV"].some((letter) => given.has(`-${letter}`)) &&
    (given.has("-A") || given.has("-t") || given.has("-f"))
  );
}

function removesKeys(command: Command, run: Run, model: DockerfileModel): boolean {
  return model.effects(run).some(({ action, span }) => action === "remove" && span.start > command.span.start);
}
