import { lookUp } from "../../text/look-up.ts";
import type { BaseImageFacts } from "../types.ts";
import { wordSet } from "../words.ts";
import { endOfLife } from "./end-of-life.ts";
import type { Userland } from "./tag.ts";
import { list } from "./words.ts";

const debianLike: BaseImageFacts = {
  libc: "glibc",
  shell: true,
  shellDialect: "dash",
  shells: ["bash"],
  packageManager: "apt",
  passwd: true,
};

const rpmLike: BaseImageFacts = {
  libc: "glibc",
  shell: true,
  shellDialect: "bash",
  shells: ["bash"],
  passwd: true,
  caCertificates: true,
};

const windowsLike: BaseImageFacts = {
  family: "windows",
  libc: "windows",
  shell: false,
  shellDialect: "cmd",
  packageManager: "none",
  passwd: false,
};

/** Nothing at all: https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch */
export const scratch: BaseImageFacts = {
  family: "scratch",
  libc: "none",
  shell: false,
  shells: [],
  packageManager: "none",
  user: "root",
  users: {},
  passwd: false,
  workdir: "/",
  env: {},
  envComplete: true,
  command: false,
  entrypoint: false,
  healthcheck: false,
  ports: [],
  programs: [],
  programsComplete: true,
  caCertificates: false,
  tzdata: false,
};

/** What holds for every image that stands on the distribution, whatever it adds. */
const families: Readonly<Record<string, BaseImageFacts>> = {
  // Trust roots come with apk-tools (ca-certificates-bundle).
  alpine: {
    family: "alpine",
    libc: "musl",
    shell: true,
    shellDialect: "ash",
    packageManager: "apk",
    passwd: true,
    caCertificates: true,
  },
  wolfi: {
    family: "wolfi",
    libc: "glibc",
    shell: true,
    shellDialect: "ash",
    packageManager: "apk",
    passwd: true,
    caCertificates: true,
  },
  debian: { ...debianLike, family: "debian" },
  ubuntu: { ...debianLike, family: "ubuntu" },
  busybox: { family: "busybox", shell: true, shellDialect: "ash", packageManager: "none", passwd: true },
  rhel: { ...rpmLike, family: "rhel" },
  fedora: { ...rpmLike, family: "fedora" },
  centos: { ...rpmLike, family: "centos" },
  rockylinux: { ...rpmLike, family: "rockylinux" },
  almalinux: { ...rpmLike, family: "almalinux" },
  oraclelinux: { ...rpmLike, family: "oraclelinux" },
  amazonlinux: { ...rpmLike, family: "amazonlinux" },
  azurelinux: { ...rpmLike, family: "azurelinux", packageManager: "tdnf" },
  photon: { ...rpmLike, family: "photon", packageManager: "tdnf" },
  opensuse: { ...rpmLike, family: "opensuse", packageManager: "zypper" },
  arch: { ...rpmLike, family: "arch", packageManager: "pacman" },
  alt: { ...rpmLike, family: "alt", packageManager: "apt" },
  distroless: { family: "distroless", shell: false, packageManager: "none" },
  scratch,
  // https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-base-images
  windows: { ...windowsLike, user: "ContainerAdministrator", shells: ["powershell", "cmd"] },
  nanoserver: { ...windowsLike, user: "ContainerUser", shells: ["cmd"] },
};

/** Facts of a distribution and release. */
export function familyFacts({ family, release, slim }: Userland): BaseImageFacts {
  const known = Object.hasOwn(families, family) ? lookUp(families, family)! : { family };
  if (release === undefined) return known;
  const refined: BaseImageFacts = { ...known, release };
  return { ...refined, ...lifecycle(family, release), ...packageManagerOf(family, release, slim) };
}

/** How long a distribution's release is supported. */
export function lifecycle(family: string, release: string): BaseImageFacts {
  const end = endOfLife(family, release);
  if (end === undefined) return {};
  const { date, regular, of } = end;
  return { endOfLife: date, endOfLifeOf: of, ...(regular === undefined ? {} : { regularSupportUntil: regular }) };
}

/** yum until release 7 of Red Hat's family, dnf since 8; the small images have microdnf. */
function packageManagerOf(family: string, release: string, slim: boolean): BaseImageFacts {
  const firstWithDnf = lookUp(firstDnfRelease, family);
  if (firstWithDnf === undefined) return {};
  // A stream has no number at its start, and all of them have dnf.
  if (Number.parseInt(release, 10) < firstWithDnf) return slim ? {} : { packageManager: "yum" };
  return { packageManager: slim ? "microdnf" : "dnf" };
}

const firstDnfRelease: Readonly<Record<string, number | undefined>> = {
  rhel: 8,
  centos: 8,
  rockylinux: 8,
  almalinux: 8,
  oraclelinux: 8,
  fedora: 22,
  amazonlinux: 2023,
};

/** Programs that Debian's and Ubuntu's own images do not have, whatever the release. */
export const absentInDebian: readonly string[] = list(
  "curl wget git python python3 pip pip3 nc netcat jq sudo vim vi nano gcc g++ cc make cmake unzip zip gpg ssh less ping" +
    " ip ifconfig file openssl rsync node npm java go cargo ruby php",
);

/** Programs that Alpine's own image does not have. */
export const absentInAlpine: readonly string[] = list(
  "bash curl git python python3 pip pip3 jq sudo vim nano gcc g++ cc make cmake zip gpg ssh openssl rsync file perl useradd" +
    " groupadd usermod update-ca-certificates node npm java go cargo ruby php gosu su-exec tini",
);

const distributions = wordSet(
  "debian ubuntu alpine wolfi fedora centos rhel rockylinux almalinux amazonlinux oraclelinux opensuse photon azurelinux",
);

/** Whether a family is a distribution of Linux: a system for programs of all sorts, not made for one. */
export function isDistribution(family: string | undefined): boolean {
  return family !== undefined && distributions.has(family);
}

const withGnuWget = wordSet("debian ubuntu fedora rhel centos rockylinux almalinux oraclelinux amazonlinux");

/** Whether a family's wget is GNU's; any other may be busybox's, which has fewer options. */
export function hasGnuWget(family: string | undefined): boolean {
  return family !== undefined && withGnuWget.has(family);
}
