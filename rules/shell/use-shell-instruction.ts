import {
  type Argument,
  type Command,
  type DockerfileModel,
  defineRule,
  option,
  type ProposedFix,
  type Run,
  replace,
  type Stage,
} from "../../src/author.ts";
import { normalizePath } from "../../src/kit.ts";

export default defineRule({
  id: "use-shell-instruction",
  summary: "The shell of RUN is chosen with SHELL, not by replacing /bin/sh",
  why: "A new /bin/sh is the shell of every program in the image, those of the running container included; SHELL is that of the instructions below it.",
  topic: "shell",
  category: "correctness",
  severity: "info",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL4005"],
    kics: ["8a301064-c291-4b20-adcb-403fe7fd95fd"],
    semgrep: ["use-shell-instruction"],
  },
  reference: "https://docs.docker.com/reference/dockerfile/#shell",
  options: {
    links: {
      type: "string",
      enum: ["to-sh", "named"],
      default: "to-sh",
      description:
        "Whether only a link that takes the place of /bin/sh is reported (to-sh), or every ln that names it so (named).",
    },
  },
  messages: {
    replaced: "This replaces /bin/sh for every program in the image: choose the shell of RUN with SHELL",
    named: "This links /bin/sh: choose the shell of RUN with SHELL",
  },
  examples: [
    {
      bad: "FROM ubuntu:22.04\nRUN «ln -sf /bin/bash /bin/sh»",
      fixedUnsafe: 'FROM ubuntu:22.04\nSHELL ["/bin/bash", "-c"]',
      good: 'FROM ubuntu:22.04\nSHELL ["/bin/bash", "-c"]',
      message: "replaced",
    },
    { title: "Another link to it leaves it alone", good: "FROM ubuntu:22.04\nRUN ln -s /bin/sh /usr/local/bin/shell" },
  ],
  on: {
    *Run(run, { model, options }) {
      for (const command of model.commands(run)) {
        if (command.program !== "ln") continue;
        const shell = newShell(command);
        const isNamed = command.name.text === "ln" && command.operands.some(({ value }) => value === "/bin/sh");
        if (options.links === "named") {
          if (isNamed) yield { at: command, message: "named" as const };
        } else if (shell && hasShell(model.stageOf(run))) {
          yield { at: command, message: "replaced" as const, fixes: fix(shell, command, run, model) };
        }
      }
    },
  },
});

/** Where there is none, a link to one replaces nothing. */
function hasShell(stage: Stage | undefined): boolean {
  return stage?.root?.shell !== false;
}

/** What takes the place of /bin/sh. */
function newShell(command: Command): Argument | undefined {
  const [target, link, third] = command.operands;
  if (!target || !link || third || option(command, "target-directory", "t")) return undefined;
  return isSh(link) ? target : undefined;
}

function isSh({ value }: Argument): boolean {
  return value !== undefined && /^(?:\/usr)?\/bin\/sh$/.test(normalizePath(value));
}

/** Where nothing but that is done in the RUN. */
function fix({ value }: Argument, command: Command, run: Run, model: DockerfileModel): ProposedFix | undefined {
  const path = value?.includes("/") ? value : `/bin/${value}`;
  if (run.onbuild || run.flags.length > 0 || command.redirects.length > 0) return undefined;
  if (value === undefined || !/^[\w./-]+\/bash$/.test(path) || !model.scripts(run).includes(command.script))
    return undefined;
  if (model.commands(run).some((one) => one !== command && !removesSh(one))) return undefined;
  return {
    title: `Use SHELL ["${path}", "-c"], unless programs of the image need another /bin/sh`,
    safe: false,
    effect: ["commands", "options", "shell", "layers"],
    edits: replace(run.span, `SHELL ["${path}", "-c"]`),
  };
}

function removesSh({ program, operands }: Command): boolean {
  return program === "rm" && operands.every(isSh);
}
