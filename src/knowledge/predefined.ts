import { lookUp } from "../text/look-up.ts";

/**
 * Build arguments and variables that exist without anybody declaring them.
 * Facts from the Dockerfile reference ("Predefined ARGs", "Automatic platform ARGs in the global scope",
 * "BuildKit built-in build args") and BuildKit's source.
 */
export interface PredefinedArg {
  readonly name: string;
  /**
   * "proxy": given to every RUN without an ARG when the caller passes it, and kept out of the image's history.
   * "platform": set by BuildKit in the global scope, so that FROM sees it; a stage must declare it to use it.
   * "frontend": read by BuildKit or its frontend; a stage must declare it to use it.
   */
  readonly kind: "proxy" | "platform" | "frontend";
  /** Usable in FROM and global ARG without any declaration, with a value. */
  readonly global: boolean;
  /** Usable in a stage without declaring it there. */
  readonly stage: boolean;
}

const proxyNames = ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY"];

/** What BuildKit says of the platform and the target of a build. */
export const platformArgs: readonly string[] = [
  "TARGETPLATFORM",
  "TARGETOS",
  "TARGETARCH",
  "TARGETVARIANT",
  "TARGETOSVERSION",
  "BUILDPLATFORM",
  "BUILDOS",
  "BUILDARCH",
  "BUILDVARIANT",
  "BUILDOSVERSION",
  "TARGETSTAGE",
];

const frontendNames = [
  "BUILDKIT_BUILD_NAME",
  "BUILDKIT_CACHE_MOUNT_NS",
  "BUILDKIT_CONTEXT_KEEP_GIT_DIR",
  "BUILDKIT_DOCKERFILE_CHECK",
  "BUILDKIT_INLINE_BUILDINFO_ATTRS",
  "BUILDKIT_INLINE_CACHE",
  "BUILDKIT_MULTI_PLATFORM",
  "BUILDKIT_SANDBOX_HOSTNAME",
  "BUILDKIT_SBOM_SCAN_CONTEXT",
  "BUILDKIT_SBOM_SCAN_STAGE",
  "BUILDKIT_SYNTAX",
  "SOURCE_DATE_EPOCH",
];

export const predefinedArgs: readonly PredefinedArg[] = [
  ...proxyNames.flatMap((name) => [proxy(name), proxy(name.toLowerCase())]),
  ...platformArgs.map((name): PredefinedArg => ({ name, kind: "platform", global: true, stage: false })),
  ...frontendNames.map((name): PredefinedArg => ({ name, kind: "frontend", global: false, stage: false })),
];

function proxy(name: string): PredefinedArg {
  return { name, kind: "proxy", global: false, stage: true };
}

let byName: ReadonlyMap<string, PredefinedArg> | undefined;

/** The predefined argument of exactly that name: names are case-sensitive. */
export function predefinedArg(name: string): PredefinedArg | undefined {
  byName ??= new Map(predefinedArgs.map((arg) => [arg.name, arg]));
  return byName.get(name);
}

/** Whether a name stands for the platform of the build or its target (`TARGETARCH`), or for the stage that is built. */
export function isPlatformArg(name: string): boolean {
  return predefinedArg(name)?.kind === "platform";
}

/** What says for which platform a build is. */
export const targetArgs: readonly string[] = ["TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT"];

const architectures: Readonly<Record<string, string>> = { x86_64: "amd64", "x86-64": "amd64", aarch64: "arm64" };

/** The value of such an argument for a platform as containerd normalises it; undefined for other arguments. */
export function targetValue(name: string, platform: string): string | undefined {
  const [system = "", written = "", said = ""] = platform.split("/");
  const architecture = lookUp(architectures, written) ?? written;
  const implied = architecture === "arm" ? "v7" : "";
  const variant = architecture === "arm64" && said === "v8" ? "" : said || implied;
  switch (name) {
    case "TARGETPLATFORM":
      return [system, architecture, variant].filter(Boolean).join("/");
    case "TARGETOS":
      return system;
    case "TARGETARCH":
      return architecture;
    case "TARGETVARIANT":
      return variant;
    default:
      return undefined;
  }
}

/** Whether a name is predefined at all: a platform argument, a proxy or one that BuildKit reads. */
export function isPredefinedArg(name: string): boolean {
  return predefinedArg(name) !== undefined;
}

/** Whether a variable is one that a container has when it starts, and no instruction sees. */
export function isRuntimeVariable(name: string): boolean {
  return /^(?:HOME|HOSTNAME|USER|PWD|TERM|SHELL)$/.test(name);
}
