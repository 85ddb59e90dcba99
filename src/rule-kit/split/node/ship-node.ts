import { buildingScript, needsSystem, selfContainedAddon } from "../../../knowledge/node-packages.ts";
import type { Command } from "../../../nodes/command.ts";
import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import { option, runs } from "../../../syntax/shell/script.ts";
import { runSteps } from "../../commands/run-steps.ts";
import { mountedFor } from "../../files/mounted-places.ts";
import { type NodeBuild, nodeBuildIn } from "../../node/node-build.ts";
import { type NodePackage, packageAt } from "../../node/node-package.ts";
import { importsBelow } from "../../node/node-source.ts";
import { installedIn } from "../../packages/installed-packages.ts";
import { rootName } from "../../stages/stage-names.ts";
import { keptTrees } from "../interpreted/kept-trees.ts";
import { slimBase } from "../interpreted/slim-base.ts";
import { systemNeed } from "../interpreted/system-need.ts";
import type { Shipment } from "../shipment.ts";
import type { Site } from "../site.ts";
import { listed } from "../split-title.ts";
import { nodeStart } from "./node-start.ts";

/** The project without its development dependencies, on the slim image of the same Node. */
export function shipNode(site: Site): Fact<Shipment> {
  const { stage, model, brought, context } = site;
  const build = nodeBuildIn(stage, model);
  if (!build) return unknownFact("how the program is built is unknown");
  const project = packageAt(build.directory, [...mountedFor(build.install.run, model), ...brought], context);
  if (!project.known) return project;
  const start = nodeStart(site, project.value, build.directory);
  if (!start.known) return start;
  const missing = systemNeed(site) ?? packageNeed(project.value);
  if (missing !== undefined) return unknownFact(missing);
  const own = sourceNeed(site, project.value);
  if (!own.known) return own;
  const base = slimBase(stage, "node");
  if (!base.known) return base;
  const users = [build.install, build.script].map(({ run }) => model.before(run).user);
  if (users.some((user) => !user.known) || new Set(users.map((user) => user.known && user.value)).size > 1) {
    return unknownFact("packages are installed by one user and used by another");
  }
  const kept = keptTrees(site, [build.directory], [build.install.run, build.script.run], isNpm);
  if (!kept.known) return kept;
  const { image, major, isSame } = base.value;
  const packages = installedIn(stage, model).packages.map(({ name }) => name);
  const prune = major !== undefined && major < 15 ? "npm prune --production" : "npm prune --omit=dev";
  return known({
    name: build.directory,
    base: { image, system: [], temporary: false, user: "root" },
    files: kept.value.files,
    repeated: kept.value.accounts,
    needsWorkdir: false,
    withoutShell: [],
    keepsPath: true,
    commands: [{ text: prune, after: build.script.run }],
    edits: [],
    lost: ["development dependencies", ...listed([...packages, ...installedGlobally(site)])],
    also: [],
    requires: {
      "its packages start no other programs": project.value.manifest.dependencies.length === 0 ||
        isSame || {
          unless: `${project.value.manifest.dependencies[0]} starts programs of ${rootName(stage)}`,
        },
      "its build writes to its own directory": writesInside(build, project.value) || {
        unless: `npm run ${build.scriptName} writes elsewhere`,
      },
    },
  });
}

function isNpm({ program }: Command): boolean {
  return program === "npm";
}

/** Programs that npm installs for the whole image. */
function installedGlobally({ stage, model }: Site): readonly string[] {
  return runSteps(stage, model).flatMap(({ command }) =>
    runs(command, "npm", "install") && option(command, "global")
      ? command.operands.map(({ value, word }) => value ?? word.text)
      : [],
  );
}

function writesInside({ scriptName }: NodeBuild, { manifest: { scripts } }: NodePackage): boolean {
  return [`pre${scriptName}`, scriptName, `post${scriptName}`].every((name) => {
    const script = scripts.get(name);
    return script === undefined ? name !== scriptName : buildingScript.test(script);
  });
}

function packageNeed({ locked }: NodePackage): string | undefined {
  const stays = locked.filter(({ dev }) => !dev);
  const system = stays.find(({ name }) => needsSystem.test(name));
  if (system) return `${system.name} needs system programs`;
  const link = stays.find(({ isLink }) => isLink);
  if (link) return `${link.name} is a link to another directory`;
  const addon = stays.find(({ name, hasInstallScript }) => hasInstallScript && !selfContainedAddon.test(name));
  return addon && `it is not known which libraries ${addon.name} loads`;
}

/** What the program's own source says against it. */
function sourceNeed({ context }: Site, { root, locked }: NodePackage): Fact<undefined> {
  const imports = importsBelow(context, root);
  if (!imports.known) return imports;
  const { importers } = imports.value;
  if (importers.has("child_process"))
    return unknownFact(`the program starts other programs (${importers.get("child_process")})`);
  const dev = locked.find(
    (one) => one.dev && importers.has(one.name) && !locked.some(({ name, dev }) => name === one.name && !dev),
  );
  return dev
    ? unknownFact(`${importers.get(dev.name)} imports ${dev.name}, a development dependency`)
    : known(undefined);
}
