import type { FixEffect } from "../../finding.ts";
import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { ProjectView, ProposedFix } from "../../rule.ts";
import { type Fact, known } from "../../syntax/fact.ts";
import { finalStage, linesOfBuilder, runOf } from "./final-stage.ts";
import { settingsOf } from "./moved-instructions.ts";
import type { Language, Shipment } from "./shipment.ts";
import { type Site, siteOf } from "./site.ts";
import { builderName, splitEdits } from "./split-edits.ts";
import { titleOf } from "./split-title.ts";

/**
 * Divides the last stage of a file into one that builds its program and one that ships it, on the smallest base that has
 * what the program needs; or the fact that is missing for it.
 */
export function splitStage(
  stage: Stage,
  language: Language,
  model: DockerfileModel,
  project: ProjectView,
): Fact<ProposedFix> {
  const site = siteOf(stage, model, project);
  if (!site.known) return site;
  const shipment = language(site.value);
  return shipment.known ? known(fixFor(shipment.value, site.value)) : shipment;
}

function fixFor(shipment: Shipment, site: Site): ProposedFix {
  const { stage, model, sure } = site;
  const { base, files } = shipment;
  const { commands, repeated = [], taken = [] } = shipment;
  const settings = settingsOf(stage, shipment, model);
  const { user, userSetBy } = stage.end;
  const workdir = workdirOf(shipment, stage);
  const lines = finalStage({
    stage,
    builder: builderName(stage, model),
    shipment,
    settings,
    workdir,
    user: userSetBy && user.known ? user.value : undefined,
    model,
  });
  const between = commands.map(({ text, after }) => ({ line: `${runOf(stage)} ${text}`, after }));
  const keepsUser = userSetBy !== undefined || base.user === "root";
  const moves: FixEffect[] = ["env", "ports", "volumes", "labels", "stopsignal", "entrypoint", "cmd", "healthcheck"];
  const effect: FixEffect[] = ["stages", "base", "copies", "args", "options"];
  if (base.temporary || commands.length + repeated.length + taken.length > 0)
    effect.push("commands", "layers", "ownership");
  if (files.some(({ owner }) => owner !== undefined)) effect.push("ownership");
  (keepsUser ? moves : effect).push("user");
  (workdir === undefined ? effect : moves).push("workdir");
  return {
    title: titleOf(shipment, stage),
    safe: false,
    requires: {
      "the build context is the file's directory": sure || { unless: "another directory is the build context" },
      ...shipment.requires,
    },
    effect,
    moves,
    edits: [
      ...splitEdits(stage, settings.moved, { more: linesOfBuilder(shipment, stage), between, lines }, model),
      ...shipment.edits,
    ],
  };
}

/** The working directory that the image must say. The base's own counts only where the program looks for something there. */
function workdirOf({ needsWorkdir, base }: Shipment, stage: Stage): string | undefined {
  const { workdir } = stage.end;
  if (!workdir.known) return undefined;
  const counts = needsWorkdir || stage.instructions.some(({ type }) => type === "Workdir");
  return counts && !(workdir.value === "/" && base.image === "scratch") ? workdir.value : undefined;
}
