import { lookUp } from "../../text/look-up.ts";
import type { BaseImageFacts } from "../types.ts";
import { buildpack } from "./distributions.ts";
import type { Recipes } from "./recipe.ts";
import { codenames } from "./releases.ts";
import { majorOf, type Tag } from "./tag.ts";
import { env, list, once } from "./words.ts";

/** Docker's official images of languages: https://github.com/docker-library/official-images, each with its Dockerfiles. */
const official: BaseImageFacts = {
  official: true,
  user: "root",
  users: {},
  workdir: "/",
  command: true,
  entrypoint: false,
  healthcheck: false,
  ports: [],
};

const full = buildpack("full");
/** Absent unless a flavour says otherwise. */
const leanDebian = list("curl wget git gcc g++ make python3 nc jq sudo vim nano unzip gpg ssh");
const leanAlpine = list("bash curl git gcc g++ make strip jq sudo vim nano openssl ssh gpg");

/** Minor of a version with this major: 24 for "1.24.3" and 1. */
function minorOf(tag: Tag, of: string): number | undefined {
  const [first, second] = tag.version?.split(".") ?? [];
  return first === of && second !== undefined ? Number.parseInt(second, 10) : undefined;
}

/** Node's names of its long-term releases, which the image takes as tags. */
const nodeNames: Readonly<Record<string, string>> = codenames.node;

/** Yarn 1 came with the image until Node 25 (https://github.com/nodejs/docker-node#yarn). */
function nodeYarn(tag: Tag): BaseImageFacts | undefined {
  const version = majorOf(tag) ?? Number.parseInt(lookUp(nodeNames, tag.words[0] ?? "") ?? "", 10);
  return version >= 6 && version <= 24 ? { programs: list("yarn yarnpkg") } : undefined;
}

/** The interpreter's locale variable was dropped in 3.13, its signing key in 3.14. */
function pythonVariables(tag: Tag): BaseImageFacts | undefined {
  const minor = minorOf(tag, "3");
  return minor !== undefined && minor < 13 ? { env: env("LANG=C.UTF-8 GPG_KEY") } : undefined;
}

const phpTools = list(
  "php pecl pear phpize docker-php-ext-install docker-php-ext-enable docker-php-ext-configure curl xz gcc g++ make autoconf",
);

const bun: BaseImageFacts = {
  users: { bun: 1000 },
  workdir: "/home/bun/app",
  absent: list("curl git gcc make jq sudo"),
};

export const languages = once<Recipes>(() => ({
  golang: {
    on: "debian",
    words: list("tip"),
    product: "golang",
    facts: {
      ...official,
      toolchain: "go",
      sdk: true,
      workdir: "/go",
      env: env("GOLANG_VERSION GOTOOLCHAIN GOPATH=/go"),
      envComplete: true,
      caCertificates: true,
      programs: list("go gofmt"),
    },
    when: {
      debian: { ...buildpack("scm"), programs: [...buildpack("scm").programs!, ...list("gcc g++ make pkg-config")] },
      alpine: { absent: leanAlpine },
      windows: { workdir: "C:\\go" },
    },
    // The image sets it since 1.21, the first release that reads it: https://go.dev/doc/toolchain
    refine: (tag) => ((minorOf(tag, "1") ?? 0) >= 21 ? { env: { GOTOOLCHAIN: "local" } } : undefined),
  },
  node: {
    on: "debian",
    words: [...Object.keys(nodeNames), "current"],
    product: "node",
    facts: {
      ...official,
      toolchain: "node",
      users: { node: 1000 },
      env: env("NODE_VERSION YARN_VERSION"),
      envComplete: true,
      entrypoint: true,
      programs: list("node nodejs npm npx"),
    },
    when: {
      debian: full,
      slim: { caCertificates: false, absent: leanDebian },
      alpine: { absent: [...leanAlpine, "python3"] },
      onbuild: { onbuild: true },
    },
    refine: nodeYarn,
  },
  python: {
    on: "debian",
    words: list("current"),
    product: "python",
    facts: {
      ...official,
      toolchain: "python",
      env: env(
        "LANG GPG_KEY PYTHON_VERSION PYTHON_SHA256 PYTHON_PIP_VERSION PYTHON_SETUPTOOLS_VERSION PYTHON_GET_PIP_URL PYTHON_GET_PIP_SHA256",
      ),
      envComplete: true,
      caCertificates: true,
      programs: list("python python3 pip pip3"),
    },
    when: {
      debian: { ...full, tzdata: true },
      slim: { tzdata: true, absent: leanDebian.filter((program) => program !== "python3") },
      alpine: { tzdata: true, absent: leanAlpine },
    },
    refine: pythonVariables,
  },
  ruby: {
    on: "debian",
    product: "ruby",
    facts: {
      ...official,
      toolchain: "ruby",
      env: env("LANG=C.UTF-8 GEM_HOME=/usr/local/bundle BUNDLE_SILENCE_ROOT_WARNING BUNDLE_APP_CONFIG RUBY_VERSION"),
      caCertificates: true,
      programs: list("ruby gem bundle bundler irb rake"),
    },
    when: {
      debian: full,
      slim: { absent: leanDebian },
      alpine: { absent: leanAlpine.filter((name) => name !== "openssl") },
    },
  },
  php: {
    on: "debian",
    words: list("cli fpm apache zts"),
    product: "php",
    facts: {
      ...official,
      toolchain: "php",
      users: { "www-data": 33 },
      ports: undefined,
      entrypoint: true,
      env: env(
        "PHPIZE_DEPS PHP_INI_DIR=/usr/local/etc/php PHP_CFLAGS PHP_CPPFLAGS PHP_LDFLAGS GPG_KEYS PHP_VERSION PHP_URL PHP_ASC_URL PHP_SHA256",
      ),
      caCertificates: true,
      programs: list("php"),
    },
    when: {
      debian: { programs: phpTools, absent: list("wget git unzip zip nc jq sudo python3 composer") },
      alpine: {
        users: { "www-data": 82 },
        programs: list(
          "php pecl pear phpize docker-php-ext-install docker-php-ext-enable docker-php-ext-configure curl xz",
        ),
        absent: list("git gcc make jq sudo python3 composer"),
      },
      apache: {
        workdir: "/var/www/html",
        dropsPrivileges: true,
        ports: [80],
        env: env("APACHE_CONFDIR=/etc/apache2 APACHE_ENVVARS=/etc/apache2/envvars"),
      },
      fpm: { workdir: "/var/www/html", dropsPrivileges: true, ports: [9000] },
    },
  },
  rust: {
    on: "debian",
    words: list("nightly"),
    facts: {
      ...official,
      toolchain: "rust",
      sdk: true,
      env: env("RUSTUP_HOME=/usr/local/rustup CARGO_HOME=/usr/local/cargo RUST_VERSION"),
      envComplete: true,
      caCertificates: true,
      programs: list("cargo rustc rustup gcc"),
    },
    when: {
      debian: full,
      slim: { absent: list("curl wget git g++ make pkg-config python3 jq sudo") },
      alpine: { absent: list("bash curl git g++ make jq sudo") },
    },
  },
  perl: {
    on: "debian",
    words: list("threaded"),
    facts: { ...official, toolchain: "perl", programs: list("perl cpan cpanm"), env: env("PERL_VERSION") },
    when: { debian: full, slim: { absent: list("git gcc g++ make jq sudo") } },
  },
  haskell: {
    on: "debian",
    facts: {
      ...official,
      toolchain: "haskell",
      sdk: true,
      programs: list("ghc cabal stack gcc make git curl"),
      env: env("LANG=C.UTF-8"),
    },
  },
  erlang: {
    on: "debian",
    facts: { ...official, toolchain: "erlang", programs: list("erl erlc"), env: env("OTP_VERSION REBAR3_VERSION") },
    when: { debian: full, slim: { absent: list("git make gcc jq sudo") }, onbuild: { onbuild: true } },
  },
  elixir: {
    on: "debian",
    words: list("otp"),
    facts: {
      ...official,
      toolchain: "elixir",
      sdk: true,
      programs: list("elixir mix iex erl"),
      env: env("ELIXIR_VERSION LANG=C.UTF-8 OTP_VERSION REBAR3_VERSION"),
    },
    when: {
      debian: full,
      slim: { absent: list("git make gcc jq sudo") },
      alpine: { absent: list("git make gcc jq sudo") },
    },
  },
  swift: {
    on: "ubuntu",
    facts: { ...official, toolchain: "swift" },
    when: {
      ubuntu: { sdk: true, programs: list("swift swiftc clang git"), absent: list("sudo jq") },
      slim: { absent: list("swift swiftc git curl wget jq sudo") },
    },
  },
  gcc: {
    on: "debian",
    facts: {
      ...official,
      toolchain: "gcc",
      sdk: true,
      programs: list("gfortran"),
      env: env("GCC_MIRRORS GCC_VERSION GPG_KEYS"),
    },
    when: { debian: full },
  },
  composer: {
    on: "alpine",
    facts: {
      ...official,
      toolchain: "php",
      sdk: true,
      workdir: "/app",
      entrypoint: true,
      programs: list("composer"),
    },
    when: { alpine: { users: { "www-data": 82 }, programs: list("php bash git unzip zip curl make patch tini") } },
  },
  julia: {
    on: "debian",
    facts: {
      ...official,
      toolchain: "julia",
      caCertificates: true,
      entrypoint: true,
      programs: list("julia"),
      env: env("JULIA_PATH=/usr/local/julia JULIA_GPG JULIA_VERSION"),
    },
    when: { debian: { programs: list("curl"), absent: list("wget git gcc make sudo jq") } },
  },
  "r-base": {
    on: "debian",
    always: true,
    facts: {
      ...official,
      toolchain: "r",
      users: { docker: 1000 },
      programs: list("R Rscript wget vi"),
      env: env("LC_ALL LANG R_BASE_VERSION"),
    },
  },
  dart: {
    on: "debian",
    words: list("sdk dev"),
    facts: {
      ...official,
      toolchain: "dart",
      sdk: true,
      caCertificates: true,
      workdir: "/root",
      programs: list("dart git curl wget unzip"),
      env: env("DART_SDK=/usr/lib/dart"),
    },
  },
  mono: { on: "debian", facts: { ...official, programs: list("mono"), env: env("MONO_VERSION") } },
  pypy: {
    on: "debian",
    facts: {
      ...official,
      toolchain: "python",
      caCertificates: true,
      programs: list("pypy3 pip"),
      env: env("LANG=C.UTF-8 PYPY_VERSION"),
    },
    when: { debian: full, slim: { absent: list("git gcc make jq sudo") } },
  },
  "oven/bun": {
    on: "debian",
    words: list("canary"),
    facts: { user: "root", toolchain: "bun", command: true, entrypoint: true, programs: list("bun bunx") },
    when: { debian: bun, slim: bun, alpine: bun },
  },
  "denoland/deno": {
    on: "debian",
    words: list("canary"),
    facts: {
      user: "root",
      toolchain: "deno",
      command: true,
      entrypoint: true,
      env: env("DENO_DIR DENO_VERSION DENO_INSTALL_ROOT"),
      programs: list("deno"),
    },
    when: { debian: { users: { deno: 1993 } }, alpine: { users: { deno: 1000 } } },
  },
}));
