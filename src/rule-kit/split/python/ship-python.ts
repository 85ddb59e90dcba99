import { compilerPackage } from "../../../knowledge/package-contents.ts";
import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import { isWithin } from "../../../syntax/posix-path.ts";
import { option, runs } from "../../../syntax/shell/script.ts";
import { type RunStep, runSteps } from "../../commands/run-steps.ts";
import { installedIn } from "../../packages/installed-packages.ts";
import { keptTrees } from "../interpreted/kept-trees.ts";
import { slimBase } from "../interpreted/slim-base.ts";
import { systemNeed } from "../interpreted/system-need.ts";
import type { Shipment } from "../shipment.ts";
import type { Site } from "../site.ts";
import { listed } from "../split-title.ts";
import { startingSource } from "./python-source.ts";

/** What pip has installed, and the program, on the same slim image without the packages that built it. */
export function shipPython(site: Site): Fact<Shipment> {
  const { stage, model, brought } = site;
  const base = slimBase(stage, "python");
  if (!base.known) return base;
  // Compilers of Alpine bring the libraries that what they make loads; Debian's slim images have those.
  if (!base.value.isSame || stage.root?.family !== "debian")
    return unknownFact("its base image is not a Debian slim image");
  const minor = /:(3\.\d+)[.-]/.exec(base.value.image)?.[1];
  if (minor === undefined) return unknownFact("it is not known which Python its base has");
  const packages = installedIn(stage, model).packages.map(({ name }) => name);
  // What pip has installed is copied with what the base has of it: only a compiler weighs more.
  if (!packages.some((name) => compilerPackage.test(name))) return unknownFact("no compiler is installed");
  const missing = systemNeed(site) ?? installationNeed(site);
  if (missing !== undefined) return unknownFact(missing);
  const { healthcheck } = stage.end;
  const checker =
    healthcheck && model.commands(healthcheck).find(({ program }) => !/^(?:python3?|exit)$/.test(program ?? ""));
  if (checker) return unknownFact(`HEALTHCHECK runs ${checker.name.text}`);
  const starting = startingSource(site);
  if (!starting.known) return starting;
  if (starting.value !== undefined) return unknownFact(`the program starts other programs (${starting.value})`);
  const directories = brought.filter(({ isDirectory }) => isDirectory).map(({ target }) => target);
  const kept = keptTrees(site, directories, [], (command) => runs(command, "pip"));
  if (!kept.known) return kept;
  const [first] = kept.value.files;
  const installed = [`/usr/local/lib/python${minor}/site-packages`, ...besideModules];
  const lies = kept.value.files.find(({ path }) => installed.some((one) => isWithin(path, one) || isWithin(one, path)));
  if (!first || lies) return unknownFact("it is not known where the program is");
  return known({
    name: first.path,
    base: { image: base.value.image, system: [], temporary: false, user: "root" },
    files: [...installed.map((path) => ({ path, owner: undefined })), ...kept.value.files],
    repeated: kept.value.accounts,
    needsWorkdir: false,
    withoutShell: [],
    keepsPath: true,
    commands: [],
    edits: [],
    lost: [...listed(packages), "what came with them"],
    also: [],
    requires: {},
  });
}

/** Where pip puts programs and what else a package brings. */
const besideModules = ["/usr/local/bin", "/usr/local/etc", "/usr/local/share"];

/** What is not known of where pip puts packages, if anything is not. */
function installationNeed({ stage, model }: Site): string | undefined {
  const steps = runSteps(stage, model);
  const installs = steps.filter(({ command }) => runs(command, "pip", "install"));
  if (installs.length === 0) return "pip installs nothing";
  const isPlain = ({ command, run }: RunStep) => {
    const user = model.before(run).user;
    const elsewhere = ["target", "user", "prefix", "root"].some((name) => option(command, name));
    return !elsewhere && user.known && user.value === "root" && !command.name.text.includes("/");
  };
  if (!installs.every(isPlain)) return "it is not known where pip installs";
  return stage.instructions.some((one) => one.type === "Env" && one.pairs.some(({ key }) => movers.test(key.text)))
    ? "it is not known where pip installs"
    : undefined;
}

/** Variables by which a virtual environment or pip itself is told where packages go. */
const movers = /^(?:PATH|VIRTUAL_ENV|PYTHONHOME|PYTHONUSERBASE|PIP_(?:TARGET|USER|PREFIX|ROOT))$/;
