import { lookUp } from "../../text/look-up.ts";
import type { BaseImageFacts } from "../types.ts";
import type { Recipe } from "./recipe.ts";
import { majorOf, type Tag } from "./tag.ts";
import { env, list } from "./words.ts";

/** Debian until 9, Ubuntu since 10: https://github.com/dotnet/dotnet-docker/blob/main/documentation/supported-platforms.md */
function dotnetUserland(tag: Tag): string | undefined {
  const major = majorOf(tag) ?? 0;
  if (major >= 10) return "ubuntu";
  if (major >= 8) return "debian 12";
  if (major >= 6) return "debian 11";
  return major >= 1 ? "debian" : undefined;
}

const dotnetVariables = env("DOTNET_RUNNING_IN_CONTAINER=true DOTNET_VERSION DOTNET_SYSTEM_GLOBALIZATION_INVARIANT");
const noTools = list("wget git python3 gcc make jq sudo");

/** Runtime images, https://github.com/dotnet/dotnet-docker: since .NET 8 with a user `app`, the default of chiselled ones. */
function dotnetRuntime(programs: readonly string[], variables: BaseImageFacts["env"]): Recipe {
  return {
    on: dotnetUserland,
    words: list("cbl chiseled extra composite aot"),
    product: "dotnet",
    facts: {
      workdir: "/",
      command: false,
      entrypoint: false,
      healthcheck: false,
      caCertificates: true,
      env: { ...dotnetVariables, ...variables },
      programs,
      absent: noTools,
    },
    when: {
      debian: { absent: list("curl") },
      ubuntu: { absent: list("curl") },
      alpine: { absent: list("curl bash"), programs: list("wget") },
    },
    refine: refineRuntime,
  };
}

function refineRuntime(tag: Tag): BaseImageFacts {
  const isWindows = tag.family === "windows" || tag.family === "nanoserver";
  const modern = (majorOf(tag) ?? 0) >= 8;
  if (isWindows) return { command: true, workdir: undefined };
  const account: BaseImageFacts = modern
    ? { users: { app: 1654 }, env: { APP_UID: "1654", ASPNETCORE_HTTP_PORTS: "8080" } }
    : { env: { ASPNETCORE_URLS: null } };
  // "-distroless" makes the family unsure to a reader of tags that expects one word, so both words are asked for.
  const minimal = tag.words.includes("chiseled") || tag.text.includes("distroless");
  if (!minimal) return { ...account, user: "root" };
  return {
    ...account,
    user: modern ? "1654" : "app",
    shell: false,
    shellDialect: undefined,
    shells: [],
    packageManager: "none",
  };
}

const dotnetSdk: Recipe = {
  on: dotnetUserland,
  words: list("cbl aot"),
  product: "dotnet",
  facts: {
    toolchain: "dotnet-sdk",
    sdk: true,
    user: "root",
    workdir: "/",
    caCertificates: true,
    healthcheck: false,
    env: {
      ...dotnetVariables,
      ...env(
        "DOTNET_SDK_VERSION ASPNET_VERSION DOTNET_GENERATE_ASPNET_CERTIFICATE DOTNET_NOLOGO DOTNET_USE_POLLING_FILE_WATCHER" +
          " NUGET_XMLDOC_MODE POWERSHELL_DISTRIBUTION_CHANNEL ASPNETCORE_URLS",
      ),
    },
    programs: list("dotnet pwsh"),
  },
  when: {
    debian: { programs: list("curl git") },
    ubuntu: { programs: list("curl git") },
    alpine: { programs: list("curl git bash") },
  },
  refine: (tag) =>
    (majorOf(tag) ?? 0) >= 8 && tag.family !== "nanoserver" && tag.family !== "windows"
      ? { users: { app: 1654 }, env: { APP_UID: "1654" } }
      : undefined,
};

const aspnet = dotnetRuntime(list("dotnet"), env("ASPNET_VERSION"));
const runtime = dotnetRuntime(list("dotnet"), {});
const runtimeDeps = dotnetRuntime([], {});
const moved = (recipe: Recipe, name: string): Recipe => ({
  ...recipe,
  facts: { ...recipe.facts, deprecated: `mcr.microsoft.com/dotnet/${name}` },
});

/** Its entrypoint must be an administrator to start the service, whose workers run as the identities of their pools. */
export const iis: Recipe = {
  on: "windows",
  always: true,
  facts: { entrypoint: true, command: true, dropsPrivileges: true, programs: list("powershell") },
};

const devcontainer: BaseImageFacts = {
  user: "root",
  sdk: true,
  caCertificates: true,
  shell: true,
  shells: ["bash", "zsh"],
  programs: list("git curl sudo jq"),
};

const azurelinux: BaseImageFacts = {
  user: "root",
  workdir: "/",
  users: {},
  env: {},
  command: true,
  entrypoint: false,
  healthcheck: false,
  absent: list("wget git gcc make sudo"),
};
const azurelinuxDistroless: BaseImageFacts = {
  family: "distroless",
  shell: false,
  packageManager: "none",
  users: { nonroot: 65532 },
  passwd: true,
  caCertificates: true,
  tzdata: true,
};
/** Tags of the distroless images carry the user and the debug variant: https://github.com/microsoft/azurelinux */
function azurelinuxTag(tag: Tag): BaseImageFacts {
  const user = tag.words.includes("nonroot") ? "65532" : "root";
  return tag.words.includes("debug") ? { user, debugVariant: true, programs: list("sh bash busybox") } : { user };
}

const windowsServer: Recipe = {
  on: "windows",
  always: true,
  facts: { command: true, entrypoint: false, healthcheck: false, env: {}, programs: list("powershell") },
};

const names: Readonly<Record<string, Recipe>> = {
  "dotnet/sdk": dotnetSdk,
  "dotnet/aspnet": aspnet,
  "dotnet/runtime": runtime,
  "dotnet/runtime-deps": runtimeDeps,
  "dotnet/nightly/sdk": dotnetSdk,
  "dotnet/nightly/aspnet": aspnet,
  "dotnet/nightly/runtime": runtime,
  "dotnet/nightly/runtime-deps": runtimeDeps,
  "dotnet/core/sdk": moved(dotnetSdk, "sdk"),
  "dotnet/core/aspnet": moved(aspnet, "aspnet"),
  "dotnet/core/runtime": moved(runtime, "runtime"),
  "dotnet/core/runtime-deps": moved(runtimeDeps, "runtime-deps"),
  "dotnet/framework/sdk": { on: "windows", always: true, facts: { sdk: true, toolchain: "dotnet-sdk" } },
  "dotnet/framework/aspnet": iis,
  "dotnet/framework/wcf": iis,
  "dotnet/framework/runtime": { on: "windows", always: true },
  "dotnet-buildtools/prereqs": { facts: { sdk: true } },
  windows: windowsServer,
  "windows/server": windowsServer,
  "windows/servercore": windowsServer,
  "windows/servercore/iis": iis,
  "windows/nanoserver": {
    on: "nanoserver",
    always: true,
    facts: { command: true, entrypoint: false, healthcheck: false, absent: list("powershell powershell.exe") },
  },
  "azurelinux/base/core": { on: "azurelinux", always: true, versionIsRelease: true, facts: azurelinux },
  "cbl-mariner/base/core": {
    on: "azurelinux",
    always: true,
    versionIsRelease: true,
    facts: { ...azurelinux, deprecated: "mcr.microsoft.com/azurelinux/base/core" },
  },
  "azurelinux/distroless/base": { facts: { ...azurelinuxDistroless, libc: "glibc" }, refine: azurelinuxTag },
  "azurelinux/distroless/minimal": { facts: azurelinuxDistroless, refine: azurelinuxTag },
  "cbl-mariner/distroless/base": {
    facts: { ...azurelinuxDistroless, libc: "glibc", deprecated: "mcr.microsoft.com/azurelinux/distroless/base" },
    refine: azurelinuxTag,
  },
  "cbl-mariner/distroless/minimal": {
    facts: { ...azurelinuxDistroless, deprecated: "mcr.microsoft.com/azurelinux/distroless/minimal" },
    refine: azurelinuxTag,
  },
  powershell: { facts: { command: true, programs: list("pwsh") } },
  playwright: {
    facts: {
      user: "root",
      libc: "glibc",
      shell: true,
      caCertificates: true,
      env: env("PLAYWRIGHT_BROWSERS_PATH=/ms-playwright LANG LC_ALL"),
      programs: list("node npm npx curl wget git"),
    },
  },
  "playwright/python": {
    facts: {
      user: "root",
      libc: "glibc",
      shell: true,
      caCertificates: true,
      env: env("PLAYWRIGHT_BROWSERS_PATH=/ms-playwright LANG LC_ALL"),
      programs: list("python3 pip curl"),
    },
  },
  // https://learn.microsoft.com/sql/linux/sql-server-linux-docker-container-security: not root since 2019.
  "mssql/server": {
    facts: { libc: "glibc", shell: true, command: true },
    refine: (tag) => ((majorOf(tag) ?? 0) >= 2019 ? { user: "mssql", users: { mssql: 10001 } } : undefined),
  },
  "mssql/rhel/server": { facts: { libc: "glibc", shell: true, command: true, user: "mssql", users: { mssql: 10001 } } },
  "azure-cli": { facts: { user: "root", shell: true, command: true, programs: list("az bash curl python3 jq git") } },
};

/** Images of mcr.microsoft.com, by their path behind the host. */
export function microsoft(path: string): Recipe | undefined {
  if (Object.hasOwn(names, path)) return lookUp(names, path);
  const isDevcontainer = path.startsWith("devcontainers/") || path.startsWith("vscode/devcontainers/");
  if (!isDevcontainer) return undefined;
  // Tags are of the tool, perhaps with a distribution: "3.12-bookworm", "1-22-bullseye".
  const node = path.endsWith("/javascript-node") || path.endsWith("/typescript-node");
  if (path.endsWith("/universal")) return { facts: { ...devcontainer, user: "codespace", users: { codespace: 1000 } } };
  return { facts: { ...devcontainer, users: node ? { node: 1000 } : { vscode: 1000 } } };
}
