import {
  type Add,
  type Copy,
  type DockerfileModel,
  defineRule,
  type LayerEffect,
  type ProposedFix,
  type Run,
} from "../../src/author.ts";
import { copyBefore, isLightCopy, isLinked, layersOf, moveIntoCopy, namesAccount, onlyCommand } from "../../src/kit.ts";

export default defineRule({
  id: "no-recursive-chown-layer",
  summary: "Owner and mode of a directory are set in the layer that fills it",
  why: "Changing a file's owner or mode in a later layer stores the whole file again: what was copied weighs twice.",
  topic: "layers",
  category: "size",
  severity: "info",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
  messages: { again: "{program} -R stores again what {creator} has put into {path}" },
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
            fixes: fix(effect, filled, instruction, model),
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

/** `--chown` or `--chmod` on the COPY right before, where the RUN does nothing else and covers just what was copied. */
function fix(
  { path, change }: LayerEffect,
  filled: LayerEffect,
  run: Run,
  model: DockerfileModel,
): ProposedFix | undefined {
  const copy = copyBefore(run, model);
  const command = onlyCommand(run, model);
  if (filled.instruction !== copy || !command || filled.path !== path || command.operands.length > 2) return undefined;
  const value = command.arguments.find(({ value: text }) => text !== undefined && !text.startsWith("-"))?.value ?? "";
  const flag =
    change === "owner" && !copy.chown ? owner(value, copy) : change === "mode" && !copy.chmod ? mode(value) : undefined;
  const edits = flag && moveIntoCopy(copy, run, flag, model);
  // A directory that was there before keeps its own owner then, hence unsafe.
  return edits
    ? {
        title: `Copy with ${flag}: for what is copied and parents that are made, not what was there`,
        safe: false,
        effect: ["ownership", "layers"],
        edits,
      }
    : undefined;
}

/** COPY takes the group of that number for a user without one, chown leaves the group alone. */
function owner(text: string, copy: Copy | Add): string | undefined {
  return /^[\w-]+:[\w-]+$/.test(text) && !(isLinked(copy) && namesAccount(text)) ? `--chown=${text}` : undefined;
}

function mode(text: string): string | undefined {
  return /^[0-7]{3,4}$/.test(text) ? `--chmod=${text}` : undefined;
}
