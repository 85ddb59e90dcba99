import {
  type DockerfileModel,
  defineRule,
  type ProposedFix,
  remove,
  report,
  type Spanned,
  type Stage,
  unknown,
} from "../../src/author.ts";
import { allEffects, firstFrom, perModel } from "../../src/kit.ts";

export default defineRule({
  id: "no-unused-stage",
  summary: "Every stage is used by a target that is built",
  why: "BuildKit skips an unused stage, and the classic builder builds it for nothing; either way nothing tests it.",
  topic: "stages",
  category: "maintainability",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { tally: ["tally/no-unreachable-stages"] },
  options: {
    targets: {
      type: "array",
      items: { type: "string" },
      default: [],
      description:
        "Stages that are built as targets besides the last one. If the list is empty, every named stage may be a target.",
    },
  },
  messages: { unused: "{stage} is not used by any stage that is built: delete it" },
  examples: [
    {
      bad: "«FROM» golang:1.24\nRUN go version\nFROM alpine:3.20\nRUN apk add --no-cache curl",
      fixedUnsafe: "FROM alpine:3.20\nRUN apk add --no-cache curl",
    },
    {
      title: "A named stage may be a target",
      good: "FROM golang:1.24 AS test\nFROM alpine:3.20",
      unknown: "test may be part of a target",
    },
    {
      options: { targets: ["test"] },
      bad: "FROM golang:1.24 AS test\n«FROM» golang:1.24 AS lint\nFROM alpine:3.20",
      fixedUnsafe: "FROM golang:1.24 AS test\nFROM alpine:3.20",
    },
  ],
  check(document, { model, options, project }) {
    const last = model.stages.at(-1);
    if (!last) return;
    const asked = project.builders(document).map(({ target }) => target);
    const names = [...options.targets, ...asked].map((name) => name?.toLowerCase());
    const roots = model.stages.filter(({ name, index }) => names.includes(name ?? String(index)));
    const used = reach([last, ...(model.target ? [model.target] : []), ...roots]);
    // A stage that only a named one uses is as much in use as that.
    const maybe = options.targets.length > 0 ? none : reach(model.stages.filter(({ name }) => name !== undefined));
    return model.stages
      .filter((stage) => !used.has(stage))
      .map((stage) => {
        const { name, index, from } = stage;
        if (maybe.has(stage)) {
          return unknown(from.keyword, `${name ?? `stage ${index}`} may be part of a target`);
        }
        const data = { stage: name === undefined ? `Stage ${index}` : `The stage ${name}` };
        return report(from.keyword, "unused", { data, fixes: deleteStage(stage, model) });
      });
  },
});

const none: ReadonlySet<Stage> = new Set();

/** The stages that some stages are built from, themselves included. */
function reach(roots: readonly Stage[]): ReadonlySet<Stage> {
  const seen = new Set<Stage>();
  const queue = [...roots];
  for (let stage = queue.pop(); stage; stage = queue.pop()) {
    if (seen.has(stage)) continue;
    seen.add(stage);
    if (stage.parent) queue.push(stage.parent);
    for (const { from } of stage.transfers) if (from.kind === "stage") queue.push(from.stage);
  }
  return seen;
}

/** Whether a stage is named by its number, which changes when one before it goes. */
const usesNumbers = perModel((model): boolean =>
  model.stages.some(({ transfers }) => transfers.some(({ word }) => /^\d+$/.test(word.text))),
);

/** From its FROM to the next one, with the comments that lead up to each. */
function deleteStage(stage: Stage, model: DockerfileModel): ProposedFix | undefined {
  const next = model.stages[stage.index + 1];
  if (!next || usesNumbers(model)) return undefined;
  const start = stage.index === 0 ? lineOf(stage.from, model) : withComments(stage, model);
  return {
    title: "Delete the stage",
    safe: false,
    effect: allEffects,
    edits: remove({ start, end: withComments(next, model) }),
  };
}

function lineOf({ span }: Spanned, { document }: DockerfileModel): number {
  return document.source.text.lastIndexOf("\n", span.start) + 1;
}

/** Start of the comments that stand right above a FROM, or of its own line. */
function withComments(stage: Stage, model: DockerfileModel): number {
  const { comments, source } = model.document;
  let start = lineOf(stage.from, model);
  for (let i = firstFrom(comments, start, ({ span }) => span.start) - 1; i >= 0; i--) {
    const comment = comments[i] as (typeof comments)[number];
    if (source.text.slice(comment.span.end, start).split("\n").length > 2) break;
    start = lineOf(comment, model);
  }
  return start;
}
