import type { FixEffect } from "../../finding.ts";
import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { ProjectView, ProposedFix } from "../../rule.ts";
import { type Fact, known, knownValue, unknownFact } from "../../syntax/fact.ts";
import { type Edit, insert, replace } from "../../text/edit.ts";
import { newlineOf } from "../../text/newline.ts";
import { removeLines } from "../edits/remove-lines.ts";
import { broughtInto } from "../files/brought-places.ts";
import type { GoBuild } from "../go/go-builds.ts";
import { needsOf } from "../go/program-needs.ts";
import { programOf } from "../go/program-of-build.ts";
import type { NativeBuild } from "../programs/native-builds.ts";
import type { ProgramNeeds } from "../programs/program-needs.ts";
import { rootName } from "../stages/stage-names.ts";

/** Accounts that the static distroless image has by name. */
const itsUsers = /^(?:\d+|root|nobody|nonroot)(?::(?:\d+|root|nobody|nonroot))?$/;

/**
 * Puts a stage that ships a static program, and uses nothing of a distribution but certificates, zones and users, on
 * scratch where the program's source proves that it needs none of these, else on a static distroless image; or the fact
 * that is missing for it. What prepares the distribution goes.
 */
export function smallerBase(
  stage: Stage,
  build: NativeBuild | GoBuild,
  model: DockerfileModel,
  project: ProjectView,
): Fact<ProposedFix> {
  const { image } = stage.from;
  const { user, userSetBy, workdir } = stage.end;
  if (!image || stage.from.platform) return unknownFact("its FROM names a platform");
  if (!user.known || !workdir.known) return unknownFact("its user or working directory is not known");
  const runs = stage.instructions.filter(({ type }) => type === "Run");
  const commands = runs.flatMap((run) => model.commands(run));
  const creating = commands.find(({ program = "" }) =>
    /^(?:user|group)add$|^add(?:user|group)$|^update-ca/.test(program),
  );
  if (creating) return unknownFact(`${creating.program} makes what ships`);
  const needs = needsOfBuild(build, model, project);
  const isProven = needs !== undefined && needsNothing(needs) && !(userSetBy && /[^\d:]/.test(user.value));
  if (!isProven && userSetBy && !itsUsers.test(user.value)) return unknownFact(`${user.value} is a user of the base`);
  const base = isProven ? "scratch" : "gcr.io/distroless/static:nonroot";
  const becomesNonroot = !isProven && !userSetBy;
  const { text } = model.document.source;
  const newline = newlineOf(text);
  const setsWorkdir = stage.instructions.some(({ type }) => type === "Workdir");
  const inRoot = isProven || setsWorkdir ? [] : [insert(stage.from.span.end, `${newline}WORKDIR ${workdir.value}`)];
  const effect: FixEffect[] = ["base", "commands", "options", "cleanup", "layers", "mounts"];
  if (becomesNonroot) effect.push("user");
  return known({
    title: `Ship on ${base}, without a shell and anything else of ${rootName(stage)}${becomesNonroot ? ", as user nonroot" : ""}`,
    safe: false,
    requires: { "the program starts no other": isProven || { unless: "the program needs more of it" } },
    effect,
    moves: ["workdir", ...(becomesNonroot ? [] : (["user"] as const))],
    edits: [replace(image.span, base), ...inRoot, ...runs.map((run): Edit => removeLines(text, run.span))],
  });
}

function needsOfBuild(
  build: NativeBuild | GoBuild,
  model: DockerfileModel,
  project: ProjectView,
): ProgramNeeds | undefined {
  const context = project.context(model.document) ?? project.plainContext(model.document);
  if (!("cgo" in build) || !context) return undefined;
  const brought = broughtInto(build.stage, model, context);
  const program = brought && knownValue(programOf(build, brought, model, context));
  return program && program.foreign.length === 0 ? needsOf(program) : undefined;
}

/** Whether a program asks for nothing that only a system has. */
function needsNothing(needs: ProgramNeeds): boolean {
  const { starts, certificates, zones, temporary, accounts, readsMore, writesMore, c } = needs;
  if (starts !== undefined || certificates !== undefined || zones || temporary || accounts) return false;
  if (readsMore || writesMore || c) return false;
  return [...needs.reads, ...needs.writes, ...needs.makes].every((path) => !path.startsWith("/"));
}
