import {
  type DockerfileModel,
  defineRule,
  type Edit,
  type LayerEffect,
  type ProposedFix,
  type Run,
  report,
} from "../../src/author.ts";
import {
  all,
  endsWithItsRun,
  isLightCopy,
  joinRuns,
  layersOf,
  looksLikeSecretPath,
  mountCopy,
  previousInstruction,
} from "../../src/kit.ts";

export default defineRule({
  id: "no-removed-in-later-layer",
  summary: "Files are deleted in the layer that added them",
  why: "A later layer can only hide a file: its bytes are still part of every pull, and anyone who has the image can read it.",
  topic: "layers",
  category: "size",
  severity: "info",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["security"],
  cwe: [538],
  reference: "https://docs.docker.com/build/building/best-practices/#minimize-the-number-of-layers",
  messages: {
    kept: "Deleting {path} here frees no space: it stays in the layer of the {creator} that added it",
    secret: "{path} can still be read from the layer of the {creator} that added it",
    moved: "{path} is stored twice: it also stays in the layer of the {creator} that added it",
  },
  examples: [
    {
      bad: "FROM debian:12\nRUN curl -fsSLo /tmp/x.tgz https://example.com/x.tgz\nRUN tar xf /tmp/x.tgz -C /opt && rm «/tmp/x.tgz»",
      fixed:
        "FROM debian:12\nRUN curl -fsSLo /tmp/x.tgz https://example.com/x.tgz \\\n    && tar xf /tmp/x.tgz -C /opt && rm /tmp/x.tgz",
      good: "FROM debian:12\nRUN curl -fsSLo /tmp/x.tgz https://example.com/x.tgz && tar xf /tmp/x.tgz -C /opt && rm /tmp/x.tgz",
      message: "kept",
    },
    {
      bad: "FROM node:22\nCOPY .npmrc /root/.npmrc\nRUN npm ci && rm «/root/.npmrc»",
      fixedUnsafe: "FROM node:22\nRUN --mount=type=bind,source=.npmrc,target=/root/.npmrc npm ci",
      good: "FROM node:22\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci",
      message: "secret",
      severity: "error",
    },
    {
      bad: "FROM debian:12\nCOPY setup.sh /tmp/setup.sh\nRUN /tmp/setup.sh && rm «/tmp/setup.sh»",
      fixedUnsafe: "FROM debian:12\nRUN --mount=type=bind,source=setup.sh,target=/tmp/setup.sh /tmp/setup.sh",
      good: "FROM debian:12\nRUN --mount=type=bind,source=setup.sh,target=/tmp/setup.sh /tmp/setup.sh",
      message: "kept",
    },
  ],
  on: {
    *Stage(stage, { model }) {
      // Every layer that ships is one of the built stage's chain.
      if (!stage.target) return;
      for (const { instruction, effects, before } of layersOf(stage, model)) {
        if (instruction.type !== "Run") continue;
        // What this layer brings itself, or has already taken away.
        const settled = new Set<string | undefined>();
        for (const effect of effects) {
          const { action, path, command, mounted } = effect;
          if (action === "create") settled.add(path);
          if (action !== "remove" || mounted || !command || command.flow.conditional) continue;
          const hidden = before.covered(effect).filter((earlier) => !settled.has(earlier.path));
          for (const earlier of hidden) settled.add(earlier.path);
          const worst = hidden.find(isSecret) ?? hidden.find((earlier) => !isLightCopy(earlier)) ?? hidden[0];
          if (worst) yield reportOn(effect, worst, instruction, model);
        }
      }
    },
  },
});

function isSecret({ path }: LayerEffect): boolean {
  return path !== undefined && looksLikeSecretPath(path);
}

function reportOn(removal: LayerEffect, earlier: LayerEffect, run: Run, model: DockerfileModel) {
  const secret = isSecret(earlier);
  const creator = earlier.instruction.keyword.text.toUpperCase();
  return report(removal, secret ? "secret" : removal.command?.program === "mv" ? "moved" : "kept", {
    data: { path: earlier.path ?? "", creator },
    related: [{ at: earlier, message: `${creator} adds it here` }],
    flow: true,
    fixes: fix(earlier, removal, run, model),
    severity: secret ? "error" : undefined,
  });
}

function fix(
  { instruction }: LayerEffect,
  { command }: LayerEffect,
  run: Run,
  model: DockerfileModel,
): ProposedFix | undefined {
  if (instruction.type === "Copy") return command && mountCopy(instruction, command, run, model);
  return instruction.type === "Run" ? join(instruction, run, model) : undefined;
}

/** RUNs from the one that brings a file to the one that removes it become one layer. */
function join(instruction: Run, run: Run, model: DockerfileModel): ProposedFix | undefined {
  const edits: Edit[] = [];
  const joined: Run[] = [];
  let later = run;
  while (later !== instruction && edits.length < maxJoined) {
    const earlier = previousInstruction(later, model);
    const edit = earlier?.type === "Run" ? joinRuns(earlier, later, model) : undefined;
    if (!edit) return undefined;
    edits.push(edit);
    joined.push(earlier as Run);
    later = earlier as Run;
  }
  if (later !== instruction) return undefined;
  const effect = run.flags.length > 0 ? (["layers", "mounts"] as const) : "layers";
  return {
    title: `Join the ${edits.length + 1} RUNs`,
    safe: true,
    requires: {
      "no process or shell variable of one RUN is needed by the next": all(joined, (earlier) =>
        endsWithItsRun(earlier, model),
      ),
    },
    effect,
    edits,
  };
}

/** Longer chains are not one step. */
const maxJoined = 4;
