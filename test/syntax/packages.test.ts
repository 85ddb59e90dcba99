import { describe, expect, it } from "vitest";
import { findCommandTable } from "../../src/knowledge/commands/index.ts";
import type { CallPattern } from "../../src/knowledge/package-manager.ts";
import { unknownFact } from "../../src/syntax/fact.ts";
import {
  answers,
  cleaningsOf,
  matches,
  type PackageUse,
  packagesOf,
  packageUse,
  packageUses,
  storesWritten,
  switchedOn,
} from "../../src/syntax/packages.ts";
import { parseScript } from "../../src/syntax/shell/parse.ts";
import type { Command } from "../../src/syntax/shell/script.ts";
import { verbatim } from "../../src/text/offset-map.ts";

function command(text: string): Command {
  const script = parseScript(verbatim(text, 0), {
    dialect: "posix",
    shellOptions: { errexit: false, pipefail: false },
    lookup: () => unknownFact("nobody says"),
    tables: findCommandTable,
  });
  const found = script.commands[0];
  if (!found) throw new Error(`no command in ${text}`);
  return found;
}

/** Packages as "name operator version (pin)", with the kind where it is not a package. */
function packages(text: string): readonly string[] | undefined {
  return packagesOf(command(text))?.map(({ kind, name, operator, version, pin }) => {
    const versionText = operator === undefined ? "" : ` ${operator} ${version} (${pin})`;
    return `${kind === "package" ? "" : `${kind}: `}${name}${versionText}`;
  });
}

describe("packagesOf", () => {
  it.each<[string, readonly string[] | undefined]>([
    ["apt-get -o x=y install -y --no-install-recommends curl=8.* jq", ["curl = 8.* (range)", "jq"]],
    ["apt-get install -y -t bookworm-backports git=1:2.39.2-1", ["git = 1:2.39.2-1 (exact)"]],
    [
      "apt-get install -y ./x.deb /tmp/y.deb foo- libc6:arm64",
      ["local: ./x.deb", "local: /tmp/y.deb", "excluded: foo", "libc6:arm64"],
    ],
    ["apt-get install -y g++ curl/stable", ["g++", "curl / stable (range)"]],
    ["sudo apt install $PACKAGES", ["unknown: undefined"]],
    [
      "apt-get install ./$FILE curl=$VERSION a$B=1",
      ["local: undefined", "curl = undefined (undefined)", "unknown: undefined"],
    ],
    ["gem install x -v $VERSION", ["x -v undefined (undefined)"]],
    [
      "dnf install devtoolset-11 dotnet-runtime-6.0 php-oci8-21c",
      ["devtoolset-11", "dotnet-runtime - 6.0 (range)", "php-oci8-21c"],
    ],
    ["go get example.com/x/...", ["example.com/x/..."]],
    ["apt-get build-dep -y nginx", []],
    ["apt-get update", undefined],
    ["apt-get remove curl", undefined],
    ["dpkg -i app.deb", ["local: app.deb"]],
    ["apk add --no-cache --repositories-file /etc/apk/alt 'gcc~=13'", ["gcc ~= 13 (range)"]],
    [
      "apk add -U -t .build curl=8.9.1-r1 '!busybox' jq@edge 'x>1' ./y.apk",
      ["curl = 8.9.1-r1 (exact)", "excluded: busybox", "jq", "x > 1 (range)", "local: ./y.apk"],
    ],
    ["apk add curl@edge=8.9.1-r1 git=2.4@edge", ["curl = 8.9.1-r1 (exact)", "git = 2.4 (exact)"]],
    [
      "yum install -y httpd-2.4.6 java-11-openjdk gcc-c++ mc.x86_64",
      ["httpd - 2.4.6 (exact)", "java-11-openjdk", "gcc-c++", "mc"],
    ],
    [
      "dnf install -y httpd-2.4.6-97.el8.x86_64 'nginx-1.20*' https://example.com/x.rpm",
      ["httpd - 2.4.6-97.el8 (exact)", "nginx - 1.20* (range)", "remote: https://example.com/x.rpm"],
    ],
    ["zypper -n install --from repo 'nginx>=1.2' curl=8.1", ["nginx >= 1.2 (range)", "curl = 8.1 (exact)"]],
    ["rpm -ivh https://example.com/x.rpm", ["remote: https://example.com/x.rpm"]],
    ["rpm -qi bash", undefined],
    ["pacman -Syu --noconfirm git", ["git"]],
    [
      "pip install --no-cache-dir -i https://example.com/simple -r requirements.txt 'x[y]==1.2' z>=2",
      ["x == 1.2 (exact)", "z", "list: requirements.txt"],
    ],
    [
      "pip3 install 'a>=1,<2' b==1.* . ./c 'd @ https://example.com/d.whl' git+https://example.com/e",
      [
        "a >= 1,<2 (range)",
        "b == 1.* (range)",
        "local: .",
        "local: ./c",
        "remote: d @ https://example.com/d.whl (range)",
        "remote: git+https://example.com/e",
      ],
    ],
    ["python3 -m pip install x==1", ["x == 1 (exact)"]],
    ["uv pip install --system x==1 -r r.txt", ["x == 1 (exact)", "list: r.txt"]],
    ["uvx ruff@0.4.1 check .", ["ruff @ 0.4.1 (exact)"]],
    [
      "conda install -y -c conda-forge numpy=1.26 scipy==1.1 conda-forge::x python",
      ["numpy = 1.26 (range)", "scipy == 1.1 (exact)", "x", "python"],
    ],
    [
      "npm i -g --registry https://example.com @scope/x@1.2.3 y@^1 z@latest ./w.tgz",
      ["@scope/x @ 1.2.3 (exact)", "y @ ^1 (range)", "z @ latest (none)", "local: ./w.tgz"],
    ],
    ["npm ci --omit=dev", []],
    ["npm install", []],
    ["npx --yes cowsay@1.2.3 hello", ["cowsay @ 1.2.3 (exact)"]],
    ["npx -p a@1.2.3 -p b run", ["a @ 1.2.3 (exact)", "b"]],
    ["yarn global add x@1.0.0", ["x @ 1.0.0 (exact)"]],
    ["yarn --frozen-lockfile", []],
    ["yarn build", undefined],
    ["pnpm add -g x", ["x"]],
    ["corepack prepare pnpm@9.1.0 --activate", ["pnpm @ 9.1.0 (exact)"]],
    ["gem install bundler -v 2.4.1 --no-document", ["bundler -v 2.4.1 (exact)"]],
    ["gem install rails:7.1 rake", ["rails : 7.1 (exact)", "rake"]],
    ["bundle install -j 4", []],
    ["composer require vendor/a:^1.2 vendor/b 2.0.1", ["vendor/a : ^1.2 (range)", "vendor/b : 2.0.1 (exact)"]],
    ["pecl install xdebug-3.2.0 redis apcu-beta", ["xdebug - 3.2.0 (exact)", "redis", "apcu - beta (none)"]],
    ["go install example.com/x/cmd/y@v1.2.3", ["example.com/x/cmd/y @ v1.2.3 (exact)"]],
    ["go install -v example.com/y@latest ./cmd/z", ["example.com/y @ latest (none)", "local: ./cmd/z"]],
    ["go get -d -v ./...", ["local: ./..."]],
    ["go mod download", []],
    ["go build ./...", undefined],
    ["cargo install ripgrep --version 14.1.0 --locked", ["ripgrep --version 14.1.0 (exact)"]],
    ["cargo install just@1.2.3", ["just @ 1.2.3 (exact)"]],
    ["cargo install --path .", ["local: ."]],
    ["dotnet tool install -g x --version 1.2.3", ["x --version 1.2.3 (exact)"]],
    ["echo apt-get install curl", undefined],
    // A version given by an option: the last that has one, where the package names none itself.
    ["gem install x -v 1.0.0 -v 2.0.0", ["x -v 2.0.0 (exact)"]],
    ["gem install x -v", ["x"]],
    ["gem install x --source https://example.com", ["x"]],
    ["gem install rails:7.1 -v 2.0.0", ["rails : 7.1 (exact)"]],
    // Only composer takes constraints apart from names.
    ["apt-get install -y foo 7zip", ["foo", "7zip"]],
    ["composer require vendor/a dev-main", ["vendor/a : dev-main (none)"]],
    ["composer require vendor/a foo-1 adev-x", ["vendor/a", "foo-1", "adev-x"]],
    ["composer require 1.2 vendor/a", ["1.2", "vendor/a"]],
    ["pip install https://$HOST/x.whl", ["remote: undefined"]],
    ["cargo install --git https://example.com/x", ["remote: https://example.com/x"]],
    ["cargo install --git git@example.com:x", ["remote: git@example.com:x"]],
    ["cargo install --path x.git@", ["local: x.git@"]],
  ])("%s", (text, expected) => expect(packages(text)).toEqual(expected));
});

describe("what a command does", () => {
  it.each<[string, readonly string[]]>([
    ["pacman -Syu --noconfirm git", ["install", "update", "upgrade"]],
    ["apk add -U curl", ["install", "update"]],
    ["apt-get dist-upgrade -y", ["upgrade"]],
    ["yum -y update", ["upgrade"]],
    ["dnf makecache", ["update"]],
    ["go run example.com/x@v1.0.0", ["execute"]],
    ["uv pip install x", ["install"]],
    ["yarn cache clean", []],
    ["ls", []],
  ])("%s", (text, actions) => expect(packageUses(command(text)).map(({ action }) => action)).toEqual(actions));
});

it("finds what a command does of one sort", () => {
  expect(packageUse(command("pacman -Syu git"), "upgrade")?.action).toBe("upgrade");
  expect(packageUse(command("pacman -Syu git"), "remove")).toBeUndefined();
});

describe("how a command is called", () => {
  it.each<[string, CallPattern, boolean]>([
    ["apt-get update", {}, true],
    ["apt-get update", { programs: ["apt", "apt-get"] }, true],
    ["apt-get update", { programs: ["apt"] }, false],
    ["apt-get update", { subcommand: "update" }, true],
    ["apt-get update", { subcommand: "upgrade" }, false],
    ["apt-get -y -q update", { options: ["assume-yes", "quiet"] }, true],
    ["apt-get -y update", { options: ["assume-yes", "quiet"] }, false],
    ["apt-get -y update", { without: ["assume-yes"] }, false],
    ["apt-get -y update", { without: ["quiet"] }, true],
    ["yarn --frozen-lockfile", { bare: true }, true],
    ["yarn install", { bare: true }, false],
    ["gdebi x.deb", { bare: true }, false],
    ["dnf clean $QUIET all packages", { operand: ["all"] }, true],
    ["dnf clean $QUIET all packages", { operand: ["packages"] }, false],
    ["dnf clean", { operand: ["all"] }, false],
  ])("%s as %j: %s", (text, pattern, expected) => expect(matches(command(text), pattern)).toBe(expected));
});

describe("answers", () => {
  function answered(text: string, action: "install" | "remove" | "execute" = "install"): boolean {
    const line = command(text);
    const use = packageUse(line, action);
    if (!use) throw new Error(`no ${action} in ${text}`);
    return answers(line, use);
  }
  it.each([
    "apt-get install -y x",
    "apt-get -yq install x",
    "apt-get -qq install x",
    "apt-get install -q=2 x",
    "apt-get -q=x -qq install x",
    "apt-get -o APT::Get::Assume-Yes=true install x",
    "apt-get -o 'APT::Get::Assume-Yes = True' install x",
    "apt-get -o 'APT::Get::Assume-Yes=\"true\"' install x",
    "yum -y install x",
    "dnf install --assumeyes x",
    "dnf --setopt=assumeyes=1 install x",
    "microdnf install x",
    "apk add x",
    "zypper --non-interactive install x",
    "zypper in -y x",
    "pacman -S --noconfirm x",
    "CONDA_ALWAYS_YES=true conda install x",
    "CONDA_ALWAYS_YES=false CONDA_ALWAYS_YES=True conda install x",
    "npm install x",
  ])("%s", (text) => expect(answered(text)).toBe(true));

  it.each([
    "apt-get install x",
    "apt-get -q install x",
    "apt-get -q=x -q install x",
    "apt-get --no-install-recommends --fix-missing install x",
    "apt-get -o $SETTING install x",
    "apt-get -o APT::Get::Fix-Missing=true install x",
    "apt-get -o APT::Get::Assume-Yes install x",
    "apt-get -o 'APT::Get::Assume-Yes=\"true' install x",
    "apt-get -o 'APT::Get::Assume-Yes=true\"' install x",
    "apt-get -c APT::Get::Assume-Yes=true install x",
    "OTHER=true conda install x",
    "DEBIAN_FRONTEND=noninteractive apt-get install x",
    "yum install x",
    "zypper install x",
    "conda install x",
    "pacman -S x",
  ])("not %s", (text) => expect(answered(text)).toBe(false));

  it("may come from the environment", () => {
    const line = command("conda install x");
    const use = packageUse(line, "install") as PackageUse;
    expect(answers(line, use, (name) => (name === "CONDA_ALWAYS_YES" ? "1" : undefined))).toBe(true);
    expect(answers(line, use, () => "")).toBe(false);
  });
});

describe("stores and cleaning", () => {
  function written(text: string): readonly string[] {
    const line = command(text);
    return packageUses(line).flatMap((use) => storesWritten(line, use).map(({ what }) => what));
  }
  it.each<[string, readonly string[]]>([
    ["apt-get update", ["lists"]],
    ["apt-get install -y x", ["cache"]],
    ["apk add x", ["lists"]],
    ["apk add --no-cache x", []],
    ["pip install x", ["cache"]],
    ["pip install --no-cache-dir x", []],
    ["PIP_NO_CACHE_DIR=1 pip install x", []],
    ["dnf install -y x", ["lists", "cache"]],
  ])("%s writes %j", (text, stores) => expect(written(text)).toEqual(stores));

  it.each<[string, readonly string[]]>([
    ["apt-get clean", ["cache"]],
    ["yum clean all", ["lists", "cache"]],
    ["dnf -y clean packages", ["cache"]],
    ["dnf clean packages all", ["cache"]],
    ["zypper clean -a", ["lists", "cache"]],
    ["zypper cc", ["cache"]],
    ["npm cache clean --force", ["cache"]],
    ["yarn cache clean", ["cache"]],
    ["pacman -Scc --noconfirm", ["cache"]],
    ["conda clean -afy", ["cache"]],
    ["go clean -modcache", ["cache"]],
    ["apt-get autoremove", []],
  ])("%s cleans %j", (text, stores) => {
    const cleaned = new Set(cleaningsOf(command(text)).flatMap(({ cleaning }) => cleaning.cleans));
    expect([...cleaned]).toEqual(stores);
  });

  it.each([
    ["apt-get install --no-install-recommends x", true],
    ["apt-get -o APT::Install-Recommends=0 install x", true],
    ["apt-get install --install-recommends=false x", true],
    ["apt-get install --install-recommends=False x", true],
    ["apt-get install --install-recommends=true x", false],
    ["apt-get install --install-suggests=false x", false],
    ["apt-get install x", false],
    ["dnf install --setopt=install_weak_deps=False x", true],
    ["zypper in --no-recommends x", true],
  ])("%s is minimal: %s", (text, expected) => {
    const line = command(text);
    const minimal = packageUse(line, "install")?.manager.minimal;
    expect(minimal && switchedOn(line, minimal.by)).toBe(expected);
  });
});
