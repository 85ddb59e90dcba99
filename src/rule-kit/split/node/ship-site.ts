import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import { isWithin } from "../../../syntax/posix-path.ts";
import { staticServerIn } from "../../node/static-server.ts";
import { installedIn } from "../../packages/installed-packages.ts";
import { accountsOf } from "../interpreted/kept-trees.ts";
import { slimBase } from "../interpreted/slim-base.ts";
import type { Shipment } from "../shipment.ts";
import type { Site } from "../site.ts";
import { listed } from "../split-title.ts";

/** The directory that a server of files serves, with that server, on the slim image of the same Node. */
export function shipSite(site: Site): Fact<Shipment> {
  const { stage, model } = site;
  const server = staticServerIn(stage, model);
  if (!server) return unknownFact("it is not known what serves the files");
  const { program, install, build, directory } = server;
  if (directory === undefined) return unknownFact(`it is not known what ${program} serves`);
  if (build.directory === undefined || directory === build.directory || !isWithin(directory, build.directory)) {
    return unknownFact(`it is not known whether the build writes ${directory}`);
  }
  if (model.commands(install.run).length > 1) return unknownFact(`${program} is installed together with other things`);
  const installer = model.before(install.run).user;
  if (!installer.known || installer.value !== "root") return unknownFact(`${program} is not installed by root`);
  const checker =
    stage.end.healthcheck &&
    model.commands(stage.end.healthcheck).find(({ program: one }) => one !== "node" && one !== "exit");
  if (checker) return unknownFact(`HEALTHCHECK runs ${checker.name.text}`);
  const base = slimBase(stage, "node");
  if (!base.known) return base;
  const accounts = accountsOf(site);
  if (!accounts.known) return accounts;
  const packages = installedIn(stage, model).packages.map(({ name }) => name);
  return known({
    name: directory,
    base: { image: base.value.image, system: [], temporary: false, user: "root" },
    files: [{ path: directory, owner: undefined }],
    repeated: accounts.value,
    taken: [install.run],
    needsWorkdir: false,
    withoutShell: [],
    keepsPath: true,
    commands: [],
    edits: [],
    lost: ["the source", "its packages", ...listed(packages)],
    also: [],
    requires: {},
  });
}
