import { codenames } from "../../knowledge/base-images/releases.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import { readDevContainer } from "../../syntax/dev-container.ts";
import { lookUp } from "../../text/look-up.ts";
import { type Toolchain, toolchains } from "./image-toolchain.ts";

/** A version of a toolchain that a file of a project says its developers use. */
export interface SaidVersion {
  readonly file: string;
  /** As written. */
  readonly wanted: string;
  /** Numbers alone. */
  readonly version: string;
}

/** Where the versions of a toolchain are said. */
interface Places {
  /** Files that hold nothing else. */
  readonly files: readonly string[];
  /** Its names in a `.tool-versions`. */
  readonly tools: readonly string[];
  /** Its name among dev containers and their features. */
  readonly features: string;
  readonly images: readonly string[];
  /** What can be a version of it: the number alone may be that of an image for dev containers. */
  readonly versions: RegExp;
}

const places: ReadonlyMap<Toolchain, Places> = new Map([
  [
    toolchains.go,
    { files: [".go-version"], tools: ["golang", "go"], features: "go", images: ["go"], versions: /^1\.\d/ },
  ],
  [
    toolchains.node,
    {
      files: [".nvmrc", ".node-version"],
      tools: ["nodejs", "node"],
      features: "node",
      images: ["javascript-node", "typescript-node"],
      versions: /^[1-9]\d/,
    },
  ],
  [
    toolchains.python,
    { files: [".python-version"], tools: ["python"], features: "python", images: ["python"], versions: /^3\.\d/ },
  ],
]);

/** The versions that files of a project say, one a file: those of version managers first. */
export function versionsSaid(context: BuildContext, toolchain: Toolchain): readonly SaidVersion[] {
  const own = places.get(toolchain);
  if (!own) return [];
  const single = own.files.map((file) => said(file, withoutRemarks(context.read(file))));
  const listed = said(".tool-versions", listedIn(context.read(".tool-versions"), own));
  const containers = [".devcontainer/devcontainer.json", ".devcontainer.json"].map((file) =>
    said(file, containerVersion(context.read(file), own)),
  );
  return [...single.filter(isPresent).slice(0, 1), listed, ...containers].filter(isPresent);
}

function isPresent(one: SaidVersion | undefined): one is SaidVersion {
  return one !== undefined;
}

/** What a file says besides remarks, which may stand on lines of their own or behind a version. */
function withoutRemarks(text: string | undefined): string | undefined {
  return text?.replace(/(?:^|\s)#.*/gm, "").trim();
}

/** A text that names one version: "v24.4.1", "lts/krypton". */
function said(file: string, wanted = ""): SaidVersion | undefined {
  const name = /^lts\/(\w+)$/.exec(wanted)?.[1];
  const version = name === undefined ? wanted.replace(/^v/, "") : lookUp<string>(codenames.node, name.toLowerCase());
  return version !== undefined && /^\d+(?:\.\d+){0,2}$/.test(version) ? { file, wanted, version } : undefined;
}

/** The line of a `.tool-versions`; of several versions the others are tried where the first is missing. */
function listedIn(text: string | undefined, { tools }: Places): string | undefined {
  for (const line of text?.split("\n") ?? []) {
    const [tool = "", version, ...others] = line.replace(/#.*/, "").trim().split(/\s+/);
    if (tools.includes(tool)) return others.length === 0 ? version : undefined;
  }
  return undefined;
}

/** What the image or the feature of a dev container says. */
function containerVersion(text: string | undefined, { features, images, versions }: Places): string | undefined {
  const container = text === undefined ? undefined : readDevContainer(text);
  if (!container) return undefined;
  const feature = container.features.get(`ghcr.io/devcontainers/features/${features}`);
  if (container.features.has(`ghcr.io/devcontainers/features/${features}`)) return feature;
  const [, name = "", tag = ""] =
    /^mcr\.microsoft\.com\/(?:vscode\/)?devcontainers\/([\w-]+):([^@]*)/.exec(container.image ?? "") ?? [];
  if (!images.includes(name)) return undefined;
  // `1-1.26-bookworm` begins with the version of the image itself, `dev-` with none of its own.
  const numbers = tag
    .replace(/^dev-/, "")
    .split("-")
    .filter((part) => /^\d+(?:\.\d+){0,2}$/.test(part));
  const version = numbers[1] ?? numbers[0];
  return version !== undefined && versions.test(version) ? version : undefined;
}
