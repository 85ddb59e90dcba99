import {
  type Command,
  type DockerfileModel,
  defineRule,
  type LayerEffect,
  type ProposedFix,
  type Run,
} from "../../src/author.ts";
import { isLightCopy, layersOf, type Ownership, ownedCopies } from "../../src/kit.ts";

export default defineRule({
  id: "no-recursive-chown-layer",
  summary: "The owner and mode of files are set in the layer that adds them",
  why: "Changing the owner or mode of a file in a later layer stores the whole file again, which doubles its size in the image.",
  topic: "layers",
  category: "size",
  severity: "info",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
  messages: { again: "{program} -R stores a second copy of what {creator} put into {path}" },
  examples: [
    {
      bad: "FROM node:22\nCOPY . /srv/app\nRUN chown -R node:node «/srv/app»",
      fixedUnsafe: "FROM node:22\nCOPY --chown=node:node . /srv/app",
      good: "FROM node:22\nCOPY --chown=node:node . /srv/app",
    },
    {
      title: "In the same layer nothing is stored twice",
      good: "FROM debian:12\nRUN git clone https://example.com/a.git /a && chown -R 1000 /a",
    },
  ],
  on: {
    *Stage(stage, { model }) {
      if (!stage.target) return;
      for (const { instruction, effects, before } of layersOf(stage, model)) {
        if (instruction.type !== "Run") continue;
        // What one command of the layer has stored again or taken away, the next one does not store once more.
        const stored = new Set<LayerEffect>();
        for (const effect of effects) {
          const { action, path, command, recursive, mounted } = effect;
          if (action === "remove") for (const gone of before.covered(effect)) stored.add(gone);
          if (
            action !== "modify" ||
            !recursive ||
            mounted ||
            !command ||
            command.flow.conditional ||
            path === undefined
          )
            continue;
          const heavy = before.within(path).filter((one) => isHeavy(one) && !stored.has(one));
          for (const one of heavy) stored.add(one);
          const [filled] = heavy;
          if (!filled) continue;
          const creator = filled.instruction.keyword.text.toUpperCase();
          yield {
            at: effect,
            message: "again",
            data: {
              program: command.program ?? "",
              creator: creator === "RUN" ? "an earlier RUN" : creator,
              path: filled.path ?? path,
            },
            related: [{ at: filled, message: `${creator} fills it here` }],
            fixes: fix(effect, before.within(path), instruction, model),
          };
        }
      }
    },
  },
});

/** A single file or a few scripts weigh little: a directory or an archive must have been put there. */
function isHeavy(effect: LayerEffect): boolean {
  return (effect.recursive || effect.what === "archive") && !isLightCopy(effect);
}

/** `--chown` or `--chmod` on the copies right before, where the command covers just what was copied. */
function fix(
  { command, change }: LayerEffect,
  stored: readonly LayerEffect[],
  run: Run,
  model: DockerfileModel,
): ProposedFix | undefined {
  const value = command?.arguments.find(({ value: text }) => text !== undefined && !text.startsWith("-"))?.value ?? "";
  const ownership = change === "owner" ? owner(command, value) : change === "mode" ? mode(value) : undefined;
  const edits = command && ownership && ownedCopies(command, stored, run, ownership, model);
  // A directory that was there before keeps its own owner then, hence unsafe.
  return edits
    ? {
        title: `Copy with --${ownership.change === "owner" ? "chown" : "chmod"}=${ownership.value}: for what is copied and parents that are made, not what was there`,
        safe: false,
        effect: ["ownership", "layers"],
        edits,
      }
    : undefined;
}

/** What is copied has the group 0, which chown leaves alone where it names none; COPY would take another one. */
function owner(command: Command | undefined, text: string): Ownership | undefined {
  if (command?.program !== "chown" || !/^[\w-]+(?::[\w-]+)?$/.test(text)) return undefined;
  return { change: "owner", value: text.includes(":") ? text : `${text}:0` };
}

function mode(text: string): Ownership | undefined {
  return /^[0-7]{3,4}$/.test(text) ? { change: "mode", value: text } : undefined;
}
