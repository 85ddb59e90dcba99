import type { WorkflowJob, WorkflowStep } from "../../kinds/workflow/nodes.ts";
import { buildByCommand } from "../../nodes/build-command.ts";
import type { Command } from "../../nodes/command.ts";
import { option, runs } from "../../syntax/shell/script.ts";

/**
 * Whether a step pushes an image: by Docker's actions, or by a command. Undefined where that is known when the workflow
 * runs.
 */
export function pushesImage({ action, builds, commands }: WorkflowStep): boolean | undefined {
  if (action?.name === "docker/bake-action") return said(action.input("push")?.value);
  const pushes = builds.map(({ node }) => node.push);
  if (pushes.some((push) => push?.known && push.value) || commands.some(isPush)) return true;
  return pushes.some((push) => push && !push.known) ? undefined : false;
}

/** Whether any step of a job does. */
export function jobPushesImage({ steps }: WorkflowJob): boolean {
  return steps.some((step) => pushesImage(step) === true);
}

function said(push: string | undefined): boolean | undefined {
  if (push === undefined || push === "false") return false;
  return push === "true" ? true : undefined;
}

/** `docker push`, `docker buildx bake --push`, `crane push`, `skopeo copy`, `ko build`. */
function isPush(command: Command): boolean {
  if (runs(command, "docker", "push", "image push", "manifest push", "compose push", "buildx imagetools create"))
    return true;
  if (runs(command, "docker", "buildx bake", "compose build")) return option(command, "push") !== undefined;
  if (runs(command, "docker-compose", "push") || runs(command, "buildah", "push")) return true;
  if (runs(command, "ko", "build", "resolve", "apply")) return option(command, "local", "push") === undefined;
  const [first] = command.operands;
  if (command.program === "crane") return first?.value === "push" || first?.value === "copy";
  if (command.program === "skopeo") return first?.value === "copy" || first?.value === "sync";
  return buildByCommand(command)?.push?.known === true;
}
