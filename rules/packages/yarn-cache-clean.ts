import { type Command, type DockerfileModel, defineRule, type Instruction, option, runs } from "../../src/author.ts";
import {
  appendRemedy,
  cleanOptions,
  cleanStores,
  isCall,
  perModel,
  runsBefore,
  unwrappedInstructions,
} from "../../src/kit.ts";

export default defineRule({
  id: "yarn-cache-clean",
  summary: "Yarn keeps no cache in the image",
  why: "Yarn 1 keeps a second, unpacked copy of every package for later installations, which an image never runs.",
  topic: "packages",
  category: "size",
  severity: "info",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL3060"],
    parfum: ["yarnCacheCleanAfterInstall"],
    "dockerfile-roast": ["DF055"],
  },
  options: cleanOptions,
  messages: { left: "{command} leaves its cache in this layer" },
  examples: [
    {
      bad: "FROM node:22\nRUN «yarn global add» serve@14",
      fixed: "FROM node:22\nRUN yarn global add serve@14 && yarn cache clean",
    },
    { good: "FROM node:22\nRUN yarn install --production && yarn cache clean" },
    {
      title: "The cache of newer versions of Yarn may be what the program runs from",
      good: "FROM node:22\nCOPY .yarnrc.yml yarn.lock package.json ./\nRUN yarn install --immutable",
    },
  ],
  on: {
    Run: cleanStores({
      managers: ["yarn"],
      what: "cache",
      written: {
        stores: (command) => isCall(command, "yarn", "install"),
        cleans: (command) => isCall(command, "yarn", "cache"),
        mounts: [".cache/yarn"],
      },
      meant: ({ command }, run, model) =>
        isModern(command) || modernSigns(model).some((sign) => sign === run || runsBefore(sign, run, model)),
      fix(left, run, { model }) {
        const fix = appendRemedy(left, run, model);
        const isOld = left.every(({ command }) => isClassic(command));
        return (
          fix && {
            ...fix,
            requires: { ...fix.requires, "Yarn 1 is used": isOld || { unless: "Yarn is newer than version 1" } },
          }
        );
      },
    }),
  },
});

/** Options and subcommands that only Yarn 2 and later have. */
function isModern(command: Command): boolean {
  return (
    option(command, "immutable", "no-immutable", "immutable-cache", "check-cache", "mode", "inline-builds") !==
      undefined || command.subcommand === "workspaces focus"
  );
}

/** Options and subcommands that only Yarn 1 has. */
function isClassic(command: Command): boolean {
  return (
    option(command, "production", "pure-lockfile", "non-interactive", "ignore-engines", "network-timeout") !==
      undefined || command.subcommand === "global add"
  );
}

/** Instructions after which `yarn` may be a newer one: corepack, `yarn set version`, a copied configuration. */
const modernSigns = perModel((model): readonly Instruction[] =>
  model.stages.flatMap((stage) => unwrappedInstructions(stage).filter((instruction) => isSign(instruction, model))),
);

function isSign(instruction: Instruction, model: DockerfileModel): boolean {
  if (instruction.type === "Copy" || instruction.type === "Add") {
    return instruction.sources.some(({ text }) => /(?:^|\/)\.(?:yarnrc\.yml|yarn|pnp)/.test(text));
  }
  if (instruction.type !== "Run") return false;
  return model
    .commands(instruction)
    .some((command) => runs(command, "corepack") || runs(command, "yarn", "set version", "policies set-version"));
}
