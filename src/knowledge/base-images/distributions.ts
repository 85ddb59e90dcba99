import { endOfLife } from "./end-of-life.ts";
import { absentInAlpine, absentInDebian, lifecycle, scratch } from "./families.ts";
import type { Recipe, Recipes } from "./recipe.ts";
import type { Tag } from "./tag.ts";
import { env, list, once } from "./words.ts";

/** A distribution's own image: root, no variables, a shell as its command, nothing beyond the core. */
const plain = {
  user: "root",
  workdir: "/",
  users: {},
  env: {},
  envComplete: true,
  command: true,
  entrypoint: false,
  healthcheck: false,
  ports: [],
} as const;
const official = { ...plain, official: true } as const;

/** Curl comes with rpm's libraries in all of them but the micro images; nothing to fetch or build with does. */
const rpmAbsent = list("wget git gcc g++ make sudo jq python node npm java go nc netcat");

function rpmDistribution(family: string, extra: Recipe["facts"] = {}): Recipe {
  return {
    on: family,
    always: true,
    versionIsRelease: true,
    facts: { ...official, programs: list("curl"), absent: rpmAbsent, ...extra },
  };
}

/** https://github.com/docker-library/busybox: the C library is in the tag; a bare tag's is not the same for all of them. */
function busyboxLibc(tag: Tag): Recipe["facts"] {
  if (tag.words.includes("musl")) return { libc: "musl" };
  if (tag.words.includes("glibc")) return { libc: "glibc" };
  return undefined;
}

/** Since 23.04 the image has a user of its own: https://bugs.launchpad.net/cloud-images/+bug/2005129 */
function ubuntuUser(tag: Tag, release: string | undefined): Recipe["facts"] {
  if (release === undefined) return tag.text === "latest" ? { users: { ubuntu: 1000 } } : undefined;
  return { users: Number.parseFloat(release) >= 23.04 ? { ubuntu: 1000 } : {} };
}

function centosStream(tag: Tag): Recipe["facts"] {
  const stream = tag.text.split("-")[0] ?? "";
  if (!stream.startsWith("stream")) return undefined;
  const end = endOfLife("centos-stream", stream.slice("stream".length));
  const support = end && { endOfLife: end.date, endOfLifeOf: `CentOS ${stream}` };
  return { release: stream, packageManager: "dnf", ...support };
}

const opensuse: Recipe["facts"] = { ...official, official: false, absent: list("wget git gcc make sudo jq") };

/** Debian has zone data until 12; from 13 on it is no longer of a priority that is always installed. */
function debianZones(release: string | undefined): Recipe["facts"] {
  return release !== undefined && Number.parseInt(release, 10) <= 12 ? { tzdata: true } : undefined;
}

/** Images of distributions, by name. */
export const distributions = once<Recipes>(() => ({
  scratch: { facts: scratch },
  debian: {
    on: "debian",
    always: true,
    versionIsRelease: true,
    facts: { ...official, caCertificates: false, absent: absentInDebian },
    refine: (_, userland) => debianZones(userland?.release),
  },
  ubuntu: {
    on: "ubuntu",
    always: true,
    versionIsRelease: true,
    facts: { ...official, users: undefined, caCertificates: false, tzdata: false, absent: absentInDebian },
    refine: (tag, userland) => ubuntuUser(tag, userland?.release),
  },
  alpine: {
    on: "alpine",
    always: true,
    versionIsRelease: true,
    facts: { ...official, tzdata: false, absent: absentInAlpine },
  },
  busybox: {
    on: "busybox",
    always: true,
    facts: {
      ...official,
      caCertificates: false,
      tzdata: false,
      absent: list("bash curl git python3 apk apt-get sudo jq useradd openssl"),
    },
    refine: busyboxLibc,
  },
  fedora: rpmDistribution("fedora", {
    env: undefined,
    envComplete: undefined,
    absent: list("wget git gcc make jq node java go"),
  }),
  "registry.fedoraproject.org/fedora-minimal": {
    on: "fedora",
    always: true,
    versionIsRelease: true,
    facts: {
      ...plain,
      env: undefined,
      envComplete: undefined,
      packageManager: undefined,
      absent: list("wget git gcc make"),
    },
    // Since 41 the small image has dnf 5 under both names.
    refine: (tag) => (Number.parseInt(tag.version ?? "", 10) <= 40 ? { packageManager: "microdnf" } : undefined),
  },
  "kalilinux/kali-rolling": {
    on: "debian",
    always: true,
    facts: {
      ...plain,
      family: "kali",
      release: undefined,
      rolling: true,
      absent: list("curl wget git gcc make sudo"),
    },
  },
  bash: {
    on: "alpine",
    always: true,
    facts: { ...official, entrypoint: true, shells: ["bash"], programs: list("bash"), absent: list("curl git") },
  },
  centos: {
    ...rpmDistribution("centos", { deprecated: "" }),
    refine: (tag) => (tag.text === "latest" ? { release: "8", ...lifecycle("centos", "8") } : undefined),
  },
  "quay.io/centos/centos": {
    ...rpmDistribution("centos", { official: false }),
    refine: centosStream,
  },
  rockylinux: rpmDistribution("rockylinux", { deprecated: "rockylinux/rockylinux" }),
  "rockylinux/rockylinux": rpmDistribution("rockylinux", { official: false }),
  almalinux: rpmDistribution("almalinux"),
  oraclelinux: rpmDistribution("oraclelinux"),
  amazonlinux: rpmDistribution("amazonlinux", { absent: [...rpmAbsent, "tar", "useradd"] }),
  photon: {
    on: "photon",
    always: true,
    versionIsRelease: true,
    facts: { ...official, absent: list("wget git gcc make sudo") },
  },
  archlinux: {
    on: "arch",
    always: true,
    facts: {
      ...official,
      env: env("LANG=C.UTF-8"),
      rolling: true,
      programs: list("curl pacman"),
      absent: list("wget sudo git"),
    },
    when: { devel: { programs: list("gcc make sudo"), sdk: true } },
  },
  "opensuse/leap": { on: "opensuse", always: true, versionIsRelease: true, facts: opensuse },
  "opensuse/tumbleweed": { on: "opensuse", always: true, facts: { ...opensuse, rolling: true } },
  alt: { on: "alt", always: true, facts: official },
  clearlinux: {
    facts: {
      family: "clearlinux",
      libc: "glibc",
      shell: true,
      shellDialect: "bash",
      user: "root",
      official: true,
      endOfLife: endOfLife("clearlinux", "rolling")?.date,
      endOfLifeOf: "Clear Linux OS",
      deprecated: "",
    },
  },
  mageia: {
    facts: {
      family: "mageia",
      libc: "glibc",
      shell: true,
      shellDialect: "bash",
      packageManager: "dnf",
      user: "root",
      official: true,
    },
  },
  "buildpack-deps": {
    on: "debian",
    words: list("curl scm"),
    facts: { ...official, caCertificates: true, programs: list("curl wget gpg"), sdk: true },
    refine: (tag) => buildpack(tag.words.includes("curl") ? "curl" : tag.words.includes("scm") ? "scm" : "full"),
  },
  "phusion/baseimage": {
    on: "ubuntu",
    // Its init starts the services, each as the account that its script names.
    facts: { user: "root", command: true, dropsPrivileges: true, caCertificates: true, programs: list("my_init curl") },
  },
  "bitnami/minideb": {
    on: "debian",
    always: true,
    facts: {
      ...plain,
      programs: list("install_packages"),
      absent: list("curl wget git python3 gcc make sudo jq"),
      caCertificates: false,
    },
  },
}));

/** What buildpack-deps adds to Debian or Ubuntu: https://github.com/docker-library/buildpack-deps */
export function buildpack(flavour: "curl" | "scm" | "full"): NonNullable<Recipe["facts"]> {
  const absent = list("sudo jq nc vim nano");
  if (flavour === "curl")
    return { caCertificates: true, programs: list("curl wget gpg"), absent: [...absent, "git", "gcc", "make"] };
  const scm = list("curl wget gpg git hg svn ssh ps");
  if (flavour === "scm") return { caCertificates: true, programs: scm, absent };
  const full = list("gcc g++ cc c++ make autoconf automake libtool bzip2 file patch unzip xz dpkg-buildpackage");
  return { caCertificates: true, programs: [...scm, ...full], absent };
}
