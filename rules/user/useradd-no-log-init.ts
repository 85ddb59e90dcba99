import { type Command, defineRule, option, type Stage } from "../../src/author.ts";
import { insertOption } from "../../src/kit.ts";

export default defineRule({
  id: "useradd-no-log-init",
  summary: "An account with a large user ID is kept out of the login logs",
  why: "`lastlog` and `faillog` have a place for every user ID up to the highest one. On a disk those places are holes, in a layer they are bytes: an ID of ten million adds 3 GB.",
  topic: "user",
  category: "size",
  severity: "warning",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: { hadolint: ["DL3046"], parfum: ["DL3046"], "dockerfile-roast": ["DF064"] },
  reference: "https://docs.docker.com/build/building/best-practices/#user",
  options: {
    minimum: {
      type: "integer",
      minimum: 0,
      default: 100_000,
      description: "The smallest user ID that counts as large.",
    },
    ids: {
      type: "string",
      enum: ["known", "written"],
      default: "known",
      description:
        "Whether an ID counts by its value, where that is known (known), or is large when more than five characters are written after `-u`, be they those of a variable (written).",
    },
  },
  messages: { large: "The user ID {id} makes the login logs of the image as long as it is high: add --no-log-init" },
  examples: [
    {
      bad: "FROM debian:12\nRUN «useradd» --uid 1000000 app",
      fixed: "FROM debian:12\nRUN useradd --no-log-init --uid 1000000 app",
      good: "FROM debian:12\nRUN useradd --uid 10001 app",
    },
    { title: "Alpine and Debian 13 keep no such logs", good: "FROM debian:13\nRUN useradd --uid 1000000 app" },
    {
      title: "By what is written",
      options: { ids: "written" },
      bad: "FROM debian:12\nARG USER_ID=1000\nRUN «useradd» -u $USER_ID app",
      fixed: "FROM debian:12\nARG USER_ID=1000\nRUN useradd --no-log-init -u $USER_ID app",
    },
  ],
  on: {
    *Run(run, { model, options }) {
      for (const command of model.commands(run)) {
        if (command.program !== "useradd" || option(command, "no-log-init")) continue;
        const id = options.ids === "written" ? longId(command) : largeId(command, options.minimum);
        if (id === undefined) continue;
        const stage = model.stageOf(run);
        if (options.ids === "known" && stage && hasNoLoginLogs(stage)) continue;
        const edits = command.script.tree && insertOption(command, "--no-log-init");
        const fixes = edits && ({ title: "Add --no-log-init", safe: true, effect: "options", edits } as const);
        yield { at: command.name, message: "large" as const, data: { id }, fixes };
      }
    },
  },
});

function largeId(command: Command, minimum: number): string | undefined {
  const id = option(command, "uid")?.value?.value;
  return id !== undefined && /^\d+$/.test(id) && Number(id) >= minimum ? id : undefined;
}

/** As hadolint counts. */
function longId(command: Command): string | undefined {
  const given = option(command, "uid");
  const word = given?.value?.word;
  // It reads `$ID` as `${ID}`.
  const written = word?.text.replace(/\$(\w+)/g, "${$1}") ?? "";
  return given?.flag === "-u" && given.word !== word && written.length > 5 ? word?.text : undefined;
}

/** Alpine has none, and those of Debian 13 are databases. */
function hasNoLoginLogs({ root }: Stage): boolean {
  const { family, release } = root ?? {};
  return family === "alpine" || family === "wolfi" || (family === "debian" && Number(release) >= 13);
}
