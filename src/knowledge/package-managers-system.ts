import type { PackageManager, Store } from "./package-manager.ts";

/*
 * Managers of operating system packages. Facts from apt-get(8), apk(8), dnf(8), yum(8), microdnf(8), tdnf(8), zypper(8),
 * rpm(8), pacman(8), and from /etc/apt/apt.conf.d/docker-clean of the official Debian and Ubuntu images.
 */

const off = ["0", "no", "false", "off", "without", "disable"];
const on = ["1", "yes", "true", "on", "with", "enable"];

const apt: PackageManager = {
  name: "apt",
  programs: ["apt-get", "apt", "aptitude"],
  scope: "system",
  syntax: "debian",
  install: [
    { subcommand: "install" },
    { subcommand: "reinstall" },
    { subcommand: "build-dep", unnamed: true },
    { subcommand: "satisfy", unnamed: true },
  ],
  update: [{ subcommand: "update" }, { programs: ["apt", "apt-get"], options: ["update"] }],
  upgrade: [
    { subcommand: "upgrade" },
    { subcommand: "dist-upgrade" },
    { subcommand: "full-upgrade" },
    { subcommand: "dselect-upgrade" },
  ],
  remove: [
    { subcommand: "remove" },
    { subcommand: "purge" },
    { subcommand: "autoremove" },
    { subcommand: "autopurge" },
  ],
  asks: {
    actions: ["install", "upgrade", "remove"],
    yes: {
      options: ["assume-yes", "force-yes", "assume-no", "simulate", "print-uris"],
      repeated: { option: "quiet", times: 2 },
      settings: { option: "option", key: "apt::get::assume-yes", values: on },
      configuration: ["assume-yes", "force-yes"],
    },
    option: "-y",
  },
  minimal: {
    by: {
      options: ["no-install-recommends", "without-recommends"],
      settings: { option: "option", key: "apt::install-recommends", values: off },
      valued: { option: "install-recommends", values: off },
      configuration: ["install-recommends"],
    },
    option: "--no-install-recommends",
  },
  stores: [
    {
      what: "lists",
      paths: ["/var/lib/apt/lists"],
      patterns: ["/var/lib/apt/lists/*_*", "/var/lib/apt/lists/*.*", "/var/lib/apt/lists/*_dists_*"],
      writtenBy: ["update"],
    },
    {
      what: "cache",
      paths: ["/var/cache/apt/archives"],
      patterns: ["/var/cache/apt/archives/*.deb"],
      writtenBy: ["install", "upgrade"],
      off: { options: ["print-uris"] },
      selfCleaning: "the official Debian and Ubuntu images delete downloaded packages after every install",
    },
  ],
  cleaning: [
    { by: { subcommand: "clean" }, cleans: ["cache"] },
    { by: { subcommand: "distclean" }, cleans: ["lists", "cache"] },
  ],
  remedy: { command: "rm -rf /var/lib/apt/lists/*" },
  configurationFiles: ["/etc/apt/apt.conf", "/etc/apt/apt.conf.d"],
  snapshots: [
    // The distributions' snapshot services and mirrors of them are hosts of that name.
    "//snapshot.",
    "//snapshot-",
    "apt::snapshot",
    "repro-sources-list",
  ],
  cacheMounts: [
    { target: "/var/cache/apt", sharing: "locked" },
    { target: "/var/lib/apt", sharing: "locked" },
  ],
};

const dpkg: PackageManager = {
  name: "dpkg",
  programs: ["dpkg"],
  scope: "system",
  syntax: "debian",
  install: [{ options: ["install"] }, { options: ["unpack"] }],
  remove: [{ options: ["remove"] }, { options: ["purge"] }],
  stores: [],
  cleaning: [],
  cacheMounts: [],
};

const gdebi: PackageManager = {
  name: "gdebi",
  programs: ["gdebi"],
  scope: "system",
  syntax: "debian",
  install: [{}],
  asks: { actions: ["install"], yes: { options: ["non-interactive"] }, option: "-n" },
  stores: [],
  cleaning: [],
  cacheMounts: [],
};

const apk: PackageManager = {
  name: "apk",
  programs: ["apk"],
  scope: "system",
  syntax: "alpine",
  install: [{ subcommand: "add" }],
  update: [{ subcommand: "update" }, { options: ["update-cache"] }],
  upgrade: [{ subcommand: "upgrade" }],
  remove: [{ subcommand: "del" }],
  stores: [
    {
      what: "lists",
      paths: ["/var/cache/apk", "/etc/apk/cache"],
      patterns: ["/var/cache/apk/APKINDEX*", "/var/cache/apk/APKINDEX.*", "/var/cache/apk/*.tar.gz"],
      writtenBy: ["update", "install", "upgrade"],
      off: { options: ["no-cache", "no-network"] },
      movedByOptions: ["root", "cache-dir"],
    },
  ],
  cleaning: [{ by: { subcommand: "cache purge" }, cleans: ["cache", "lists"] }],
  remedy: { option: "--no-cache" },
  cacheMounts: [{ target: "/var/cache/apk", sharing: "locked" }],
};

/** Package lists of the dnf family lie among the downloads, so one removal does for both. */
function rpmStores(paths: readonly string[], movedByOptions: readonly string[] = ["installroot"]): readonly Store[] {
  return [
    { what: "lists", paths, writtenBy: ["update", "install", "upgrade"], movedByOptions },
    { what: "cache", paths, writtenBy: ["install", "upgrade"], movedByOptions },
  ];
}

function dnfLike(name: string, paths: readonly string[], extra: Partial<PackageManager>): PackageManager {
  return {
    name,
    programs: [name],
    scope: "system",
    syntax: "rpm",
    install: [
      { subcommand: "install" },
      { subcommand: "reinstall" },
      { subcommand: "groupinstall", unnamed: true },
      { subcommand: "group install", unnamed: true },
      { subcommand: "module install", unnamed: true, modules: true },
      { subcommand: "builddep", unnamed: true },
    ],
    update: [{ subcommand: "makecache" }, { subcommand: "check-update" }],
    upgrade: [{ subcommand: "upgrade" }, { subcommand: "upgrade-minimal" }, { subcommand: "distro-sync" }],
    remove: [{ subcommand: "remove" }, { subcommand: "autoremove" }],
    asks: {
      actions: ["install", "upgrade", "remove"],
      yes: {
        options: ["assumeyes", "assumeno"],
        settings: { option: "setopt", key: "assumeyes", values: on },
        configuration: ["assumeyes"],
      },
      option: "-y",
    },
    minimal: {
      by: {
        settings: { option: "setopt", key: "install_weak_deps", values: off },
        configuration: ["install_weak_deps"],
      },
      option: "--setopt=install_weak_deps=False",
    },
    stores: rpmStores(paths),
    cleaning: [
      { by: { subcommand: "clean", operand: ["all"] }, cleans: ["lists", "cache"] },
      { by: { subcommand: "clean", operand: ["packages"] }, cleans: ["cache"] },
      { by: { subcommand: "clean", operand: ["metadata", "dbcache", "expire-cache"] }, cleans: ["lists"] },
    ],
    remedy: { command: `${name} clean all` },
    configurationFiles: ["/etc/yum.conf", "/etc/yum", "/etc/dnf"],
    cacheMounts: [{ target: paths[0] as string, sharing: "locked" }],
    ...extra,
  };
}

/** Since RHEL 8 and Fedora 22 `yum` is dnf under its old name and keeps its files where dnf does. */
const yum = dnfLike("yum", ["/var/cache/yum", "/var/cache/dnf"], { minimal: undefined });

const dnf = dnfLike("dnf", ["/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum"], {});

/** microdnf takes `-y` and ignores it: it always assumes yes. */
const microdnf = dnfLike("microdnf", ["/var/cache/yum", "/var/cache/dnf", "/var/cache/libdnf5"], { asks: undefined });

const tdnf = dnfLike("tdnf", ["/var/cache/tdnf"], {
  install: [{ subcommand: "install" }, { subcommand: "reinstall" }],
  upgrade: [{ subcommand: "upgrade" }, { subcommand: "distro-sync" }],
  minimal: undefined,
});

const zypper: PackageManager = {
  name: "zypper",
  programs: ["zypper"],
  scope: "system",
  syntax: "zypper",
  install: [
    { subcommand: "install" },
    { subcommand: "source-install" },
    { subcommand: "install-new-recommends", unnamed: true },
  ],
  update: [{ subcommand: "refresh" }],
  upgrade: [{ subcommand: "update" }, { subcommand: "dist-upgrade" }, { subcommand: "patch" }],
  remove: [{ subcommand: "remove" }],
  asks: {
    actions: ["install", "upgrade", "remove"],
    yes: { options: ["non-interactive", "no-confirm"] },
    option: "-n",
  },
  minimal: {
    by: { options: ["no-recommends"], configuration: ["installrecommends", "onlyrequires"] },
    option: "--no-recommends",
  },
  stores: rpmStores(["/var/cache/zypp"], ["root", "installroot", "cache-dir", "pkg-cache-dir"]),
  cleaning: [
    { by: { subcommand: "clean", options: ["all"] }, cleans: ["lists", "cache"] },
    { by: { subcommand: "clean", options: ["metadata"], without: ["all"] }, cleans: ["lists"] },
    { by: { subcommand: "clean", without: ["all", "metadata", "raw-metadata"] }, cleans: ["cache"] },
  ],
  remedy: { command: "zypper clean --all" },
  configurationFiles: ["/etc/zypp"],
  cacheMounts: [{ target: "/var/cache/zypp", sharing: "locked" }],
};

const rpm: PackageManager = {
  name: "rpm",
  programs: ["rpm"],
  scope: "system",
  syntax: "rpm",
  install: [
    { options: ["install"], without: ["query", "verify", "package"] },
    { options: ["upgrade"], without: ["query", "verify"] },
    { options: ["freshen"], without: ["query", "verify"] },
  ],
  remove: [{ options: ["erase"] }],
  stores: [],
  cleaning: [],
  cacheMounts: [],
};

const pacman: PackageManager = {
  name: "pacman",
  programs: ["pacman"],
  scope: "system",
  syntax: "pacman",
  install: [
    { options: ["sync"], without: ["clean", "search", "info", "list", "groups", "print"] },
    { options: ["upgrade"] },
  ],
  update: [{ options: ["sync", "refresh"] }],
  upgrade: [{ options: ["sync", "sysupgrade"] }],
  remove: [{ options: ["remove"] }],
  asks: { actions: ["install", "upgrade", "remove"], yes: { options: ["noconfirm"] }, option: "--noconfirm" },
  stores: [
    { what: "lists", paths: ["/var/lib/pacman/sync"], writtenBy: ["update"] },
    {
      what: "cache",
      paths: ["/var/cache/pacman/pkg"],
      writtenBy: ["install", "upgrade"],
    },
  ],
  cleaning: [{ by: { options: ["sync", "clean"] }, cleans: ["cache"] }],
  remedy: { command: "pacman -Scc --noconfirm" },
  cacheMounts: [{ target: "/var/cache/pacman/pkg", sharing: "locked" }],
};

export const systemManagers: readonly PackageManager[] = [
  apt,
  dpkg,
  gdebi,
  apk,
  yum,
  dnf,
  microdnf,
  tdnf,
  zypper,
  rpm,
  pacman,
];
