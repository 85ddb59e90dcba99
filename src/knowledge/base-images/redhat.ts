import { lookUp } from "../../text/look-up.ts";
import type { BaseImageFacts } from "../types.ts";
import { familyFacts } from "./families.ts";
import type { Recipe } from "./recipe.ts";
import { env, list } from "./words.ts";

const absent = list("wget git gcc g++ make sudo jq node npm java go nc");

/** Red Hat's universal base images: https://catalog.redhat.com/software/base-images */
const base: BaseImageFacts = {
  user: "root",
  workdir: "/",
  users: {},
  env: env("container=oci"),
  command: true,
  entrypoint: false,
  healthcheck: false,
  absent,
};

/** What sets the sizes apart: minimal has microdnf and curl but no tar, find or useradd; micro has no package manager. */
const sizes: Readonly<Record<string, BaseImageFacts>> = {
  ubi: { programs: list("curl tar gzip find vi useradd") },
  init: { programs: list("curl tar gzip find vi useradd systemctl") },
  minimal: {
    packageManager: "microdnf",
    programs: list("curl"),
    absent: [...absent, ...list("dnf yum tar find useradd ps which")],
  },
  micro: {
    packageManager: "none",
    caCertificates: undefined,
    absent: [...absent, ...list("curl dnf microdnf yum tar find useradd ps which vi")],
  },
};

/** `ubi9`, `ubi9-minimal`, `ubi9/ubi-minimal`, `ubi9/nodejs-20` of registry.access.redhat.com and its mirrors. */
export function redhat(path: string): Recipe | undefined {
  if (!path.startsWith("ubi")) return undefined;
  const slash = path.indexOf("/");
  const first = slash < 0 ? path : path.slice(0, slash);
  const dash = first.indexOf("-");
  const release = first.slice(3, dash < 0 ? undefined : dash);
  if (!/^\d{1,2}$/.test(release)) return undefined;
  const family = familyFacts({ family: "rhel", release, slim: false });
  const image = slash < 0 ? (dash < 0 ? "ubi" : first.slice(dash + 1)) : path.slice(slash + 1);
  const size = image.startsWith("ubi-") ? image.slice(4) : image;
  if (Object.hasOwn(sizes, size)) return { facts: { ...family, ...base, ...lookUp(sizes, size) } };
  return { facts: { ...family, ...builderImage(image) } };
}

/** Images of languages: of source-to-image, with a numbered user. */
function builderImage(image: string): BaseImageFacts {
  if (image.startsWith("openjdk-")) {
    const isRuntime = image.endsWith("-runtime");
    return {
      user: "185",
      users: { jboss: 185 },
      packageManager: "microdnf",
      programs: list("java"),
      toolchain: isRuntime ? undefined : "jdk",
      sdk: isRuntime ? undefined : true,
    };
  }
  if (image.startsWith("go-toolset"))
    return { user: "1001", toolchain: "go", sdk: true, programs: list("go git"), workdir: "/opt/app-root/src" };
  for (const tool of ["nodejs", "python", "ruby", "php", "perl", "s2i", "nginx", "httpd", "dotnet"]) {
    if (image.startsWith(`${tool}-`)) return { user: "1001", users: { default: 1001 }, packageManager: undefined };
  }
  return { packageManager: undefined };
}
