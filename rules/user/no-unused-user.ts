import {
  type Command,
  type DockerfileModel,
  defineRule,
  type ProposedFix,
  type Stage,
  unknown,
} from "../../src/author.ts";
import {
  type CreatedUser,
  chainCommands,
  chainInstructions,
  createdUsers,
  insertInstruction,
  isDataOnly,
  isRootOnPurpose,
  startedCommands,
  switchesUser,
} from "../../src/kit.ts";
import { onlyNamesAccounts } from "../../src/knowledge/programs/side-effects.ts";
import { editorAccounts, isRoot, userPart } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "no-unused-user",
  summary: "An account that the image creates is used",
  why: "The account shows that the container was not meant to run as root, but without USER it still does.",
  topic: "user",
  category: "security",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  cwe: [250],
  cis: ["4.1"],
  aliases: { tally: ["tally/user-created-but-never-used"] },
  messages: { unused: "{user} is created but never used, and the image runs as root: add USER {user}" },
  examples: [
    {
      bad: 'FROM alpine:3.20\nRUN adduser -D «app»\nCOPY server /server\nCMD ["/server"]',
      fixedUnsafe: 'FROM alpine:3.20\nRUN adduser -D app\nCOPY server /server\nUSER app\nCMD ["/server"]',
    },
    {
      title: "A start command may switch the user instead",
      good: 'FROM alpine:3.20\nRUN adduser -D app\nENTRYPOINT ["su-exec", "app", "/server"]',
    },
    { good: 'FROM alpine:3.20\nRUN adduser -D app\nUSER app\nCMD ["/server"]' },
  ],
  on: {
    Stage(stage, { document, model }) {
      const { user } = stage.end;
      if (!stage.target || isDataOnly(stage) || isRootOnPurpose(stage, model)) return;
      const [created, ...others] = createdUsers(chainCommands(stage, model));
      if (!created || others.length > 0 || editorAccounts.has(created.name) || isUsed(created, stage, model)) return;
      if (!user.known) return unknown(created.argument, user.reason);
      if (!isRoot(user.value)) return;
      const started = startedCommands(stage, model);
      if (started.length === 0) return unknown(created.argument, "nothing in this file says what the image starts");
      if (started.some(({ program }) => isScript(program))) {
        return unknown(created.argument, "the script that the image starts may switch to it");
      }
      const fix: ProposedFix = {
        title: `Switch to ${created.name}, who may read and write less than root`,
        safe: false,
        effect: "user",
        edits: insertInstruction(
          document,
          stage,
          "USER",
          created.name,
          ({ type }) => type === "Cmd" || type === "Entrypoint",
        ),
      };
      return { at: created.argument, message: "unused", data: { user: created.name }, fixes: fix };
    },
  },
});

/** By a USER, a variable, or a command that runs or configures something with its name; giving it files is no use. */
function isUsed(created: CreatedUser, stage: Stage, model: DockerfileModel): boolean {
  const commands = [...chainCommands(stage, model), ...startedCommands(stage, model)];
  if (commands.some((command) => command !== created.command && uses(command, created))) return true;
  return chainInstructions(stage).some((instruction) => {
    if (instruction.type === "User") return instruction.user !== undefined && names(instruction.user.text, created);
    if (instruction.type !== "Env") return false;
    return instruction.pairs.some(
      ({ value }) => value !== undefined && names(value.text.replace(/["']/g, ""), created),
    );
  });
}

/** Whether a word names an account that commands mention: by its name, or by its uid. */
function names(text: string, user: CreatedUser): boolean {
  const part = userPart(text);
  return part === user.name || part === user.uid?.toString();
}

function uses(command: Command, created: CreatedUser): boolean {
  const { program, arguments: words } = command;
  // For whom sudo and its like run something is not looked at.
  if (switchesUser(command)) return true;
  if (onlyNamesAccounts.has(program ?? "")) return false;
  // A program of the account's own name (a server built from source) has its own ways to become it.
  return (
    program === created.name ||
    words.some(({ value }) => value === undefined || new RegExp(`\\b${escapePattern(created.name)}\\b`).test(value))
  );
}

function escapePattern(text: string): string {
  return text.replace(/[^\w]/g, "\\$&");
}

function isScript(program: string | undefined): boolean {
  return program === undefined || /\.(?:sh|bash)$|entrypoint|^(?:sh|bash|run|start|boot)$/.test(program);
}
