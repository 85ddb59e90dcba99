import { lookUp } from "../../text/look-up.ts";
import type { BaseImageFacts } from "../types.ts";
import { iis } from "./microsoft.ts";
import type { Recipe } from "./recipe.ts";
import { atLeast, type Tag } from "./tag.ts";
import { cuda, selenium } from "./tools.ts";
import { env, list } from "./words.ts";

function jupyter(deprecated: string | undefined): (path: string) => Recipe {
  return (path) => ({
    on: "ubuntu",
    always: true,
    facts: {
      user: "1000",
      users: { jovyan: 1000 },
      workdir: "/home/jovyan",
      entrypoint: true,
      command: true,
      caCertificates: true,
      toolchain: "python",
      // The server of base-notebook, which all others but the foundation stand on, is asked by a HEALTHCHECK.
      healthcheck: path === "docker-stacks-foundation" ? false : undefined,
      env: env(
        "CONDA_DIR=/opt/conda SHELL=/bin/bash NB_USER=jovyan NB_UID=1000 NB_GID=100 HOME=/home/jovyan LC_ALL LANG LANGUAGE",
      ),
      programs: list("python pip conda mamba bash sudo wget tini"),
      deprecated: deprecated === undefined ? undefined : `${deprecated}/${path}`,
    },
  });
}

/** Bitnami's images of servers run as uid 1001; those of languages and tools as root or as the tag has it. */
const bitnamiTools = new Set([
  "node",
  "python",
  "ruby",
  "golang",
  "java",
  "jdk",
  "php-fpm",
  "git",
  "dotnet",
  "dotnet-sdk",
  "gradle",
]);

function bitnami(successor: string | undefined): (path: string) => Recipe {
  return (path) => ({
    facts: {
      libc: "glibc",
      shell: true,
      shells: ["bash"],
      user: bitnamiTools.has(path) ? undefined : "1001",
      passwd: true,
      caCertificates: true,
      env: env("OS_ARCH OS_FLAVOUR OS_NAME APP_VERSION BITNAMI_APP_NAME HOME"),
      programs: list("bash install_packages"),
      deprecated: successor === undefined ? "" : `${successor}/${path}`,
    },
  });
}

/** The first version of each runtime on Amazon Linux 2023: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
const lambdaOn2023: Readonly<Record<string, string>> = {
  python: "3.12",
  nodejs: "20",
  java: "21",
  dotnet: "8",
  ruby: "3.3",
};

function lambda(path: string): Recipe {
  const runtime = path.startsWith("aws-lambda-") ? path.slice(11) : path;
  const product = { python: "python", nodejs: "node", ruby: "ruby", java: "java" }[runtime];
  return {
    on: (tag) => `amazonlinux${lambdaRelease(runtime, tag)}`,
    words: list("x arm alami"),
    product,
    facts: {
      user: "root",
      // "Lambda defines a default Linux user with least-privileged permissions":
      // https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
      hostSetsUser: true,
      workdir: "/var/task",
      entrypoint: true,
      caCertificates: true,
      healthcheck: false,
      env: env(
        "LAMBDA_TASK_ROOT=/var/task LAMBDA_RUNTIME_DIR=/var/runtime LANG=en_US.UTF-8 TZ=:/etc/localtime LD_LIBRARY_PATH",
      ),
    },
  };
}

function lambdaRelease(runtime: string, tag: Tag): string {
  const first = Object.hasOwn(lambdaOn2023, runtime) ? lookUp(lambdaOn2023, runtime) : undefined;
  if (first === undefined || tag.version === undefined) return "";
  const [major = 0, minor = 0] = tag.version.split(".").map(Number);
  const [firstMajor = 0, firstMinor = 0] = first.split(".").map(Number);
  return major > firstMajor || (major === firstMajor && minor >= firstMinor) ? " 2023" : " 2";
}

/** "debian12", "c2d-debian11", "ubuntu2204", "ubuntu16_04" of Google's marketplace. */
function marketplace(path: string): Recipe | undefined {
  const name = path.startsWith("c2d-") ? path.slice(4) : path;
  if (name.startsWith("debian"))
    return { on: `debian ${name.slice(6)}`, always: true, facts: { user: "root", command: true } };
  if (!name.startsWith("ubuntu")) return undefined;
  const digits = name.slice(6).replace("_", "");
  return {
    on: `ubuntu ${digits.slice(0, 2)}.${digits.slice(2)}`,
    always: true,
    facts: { user: "root", command: true },
  };
}

/** Since 6 on Red Hat's minimal image and not root: https://docs.confluent.io/platform/current/installation/docker/ */
function kafkaUser(tag: Tag): BaseImageFacts | undefined {
  return atLeast(tag, 6) ? { family: "rhel", user: "appuser", users: { appuser: 1000 } } : undefined;
}

function fixed(recipe: Recipe): () => Recipe {
  return () => recipe;
}

/** What Microsoft published before it had a registry of its own. */
function microsoftOnHub(path: string): Recipe {
  if (path === "iis")
    return { ...iis, facts: { ...iis.facts, deprecated: "mcr.microsoft.com/windows/servercore/iis" } };
  if (path === "aspnet")
    return { ...iis, facts: { ...iis.facts, deprecated: "mcr.microsoft.com/dotnet/framework/aspnet" } };
  // Of SQL Server nothing is published on Windows any more.
  if (path.startsWith("mssql-server-windows")) return { facts: { deprecated: "" } };
  return { facts: { deprecated: "mcr.microsoft.com/" } };
}

/** Those on "base" start supervisord, which runs the servers as the account "application". */
function webdevops(path: string): Recipe {
  const supervised = /^(?:base|base-app|php|php-apache|php-nginx|apache|nginx)(?:-dev)?$/.test(path);
  return {
    facts: {
      user: "root",
      users: { application: 1000 },
      shell: true,
      programs: list("bash"),
      // Of the command alone: another one that the entrypoint is given runs as root.
      ...(supervised ? { command: true, dropsPrivileges: true } : undefined),
    },
  };
}

/** Publishers whose images have much in common: what they hold behind a prefix. */
export const prefixes: ReadonlyMap<string, (path: string) => Recipe | undefined> = new Map<
  string,
  (path: string) => Recipe | undefined
>([
  ["jupyter/", jupyter("quay.io/jupyter")],
  ["quay.io/jupyter/", jupyter(undefined)],
  ["bitnami/", bitnami("bitnamisecure")],
  ["public.ecr.aws/bitnami/", bitnami("bitnamisecure")],
  // Frozen since September 2025: https://github.com/bitnami/containers/issues/83267
  ["bitnamilegacy/", bitnami(undefined)],
  ["public.ecr.aws/lambda/", lambda],
  ["amazon/", (path) => (path.startsWith("aws-lambda-") ? lambda(path) : undefined)],
  [
    "lambci/",
    fixed({
      facts: {
        family: "amazonlinux",
        libc: "glibc",
        shell: true,
        hostSetsUser: true,
        deprecated: "public.ecr.aws/lambda/",
      },
    }),
  ],
  [
    "nvcr.io/nvidia/",
    (path) =>
      path === "cuda"
        ? cuda
        : { facts: { family: "ubuntu", libc: "glibc", shell: true, shells: ["bash"], user: undefined } },
  ],
  [
    "cimg/",
    fixed({
      on: "ubuntu",
      always: true,
      facts: {
        user: "circleci",
        users: { circleci: 3434 },
        workdir: "/home/circleci/project",
        sdk: true,
        programs: list("git curl wget sudo jq bash gcc make docker"),
        caCertificates: true,
      },
    }),
  ],
  [
    "circleci/",
    fixed({ facts: { user: "circleci", users: { circleci: 3434 }, deprecated: "cimg/", sdk: true, shell: true } }),
  ],
  [
    "gitpod/workspace-",
    fixed({
      on: "ubuntu",
      always: true,
      facts: { user: "gitpod", users: { gitpod: 33333 }, sdk: true, programs: list("git curl sudo bash") },
    }),
  ],
  ["selenium/", fixed(selenium)],
  ["confluentinc/cp-", fixed({ facts: { libc: "glibc", shell: true, shells: ["bash"] }, refine: kafkaUser })],
  ["webdevops/", webdevops],
  [
    "tiangolo/uvicorn-gunicorn",
    fixed({
      facts: { user: "root", toolchain: "python", command: true, deprecated: "python", programs: list("python pip") },
    }),
  ],
  [
    "cypress/",
    fixed({ on: "debian", facts: { user: "root", toolchain: "node", programs: list("node npm npx bash") } }),
  ],
  ["debezium/", (path) => ({ facts: { libc: "glibc", shell: true, deprecated: `quay.io/debezium/${path}` } })],
  ["adoptopenjdk/", fixed({ facts: { toolchain: "jdk", programs: list("java"), deprecated: "eclipse-temurin" } })],
  ["jboss/", fixed({ facts: { family: "centos", user: "jboss", users: { jboss: 1000 }, deprecated: "quay.io/" } })],
  [
    "quay.io/wildfly/wildfly",
    fixed({ facts: { libc: "glibc", shell: true, user: "jboss", users: { jboss: 1000 }, programs: list("java") } }),
  ],
  [
    "quay.io/sclorg/",
    fixed({ facts: { family: "centos", libc: "glibc", shell: true, user: "1001", users: { default: 1001 } } }),
  ],
  [
    "rayproject/ray",
    fixed({
      on: "ubuntu",
      always: true,
      facts: { user: "ray", users: { ray: 1000 }, toolchain: "python", programs: list("python pip sudo") },
    }),
  ],
  [
    "microsoft/windowsservercore",
    fixed({
      on: "windows",
      always: true,
      facts: { command: true, deprecated: "mcr.microsoft.com/windows/servercore" },
    }),
  ],
  [
    "microsoft/nanoserver",
    fixed({
      on: "nanoserver",
      always: true,
      facts: { command: true, deprecated: "mcr.microsoft.com/windows/nanoserver" },
    }),
  ],
  ["microsoft/", microsoftOnHub],
  [
    "ghcr.io/graalvm/",
    fixed({
      facts: {
        family: "oraclelinux",
        libc: "glibc",
        shell: true,
        shellDialect: "bash",
        user: "root",
        toolchain: "jdk",
        sdk: true,
        programs: list("java javac"),
      },
    }),
  ],
  [
    "container-registry.oracle.com/graalvm/",
    fixed({
      facts: {
        family: "oraclelinux",
        libc: "glibc",
        shell: true,
        shellDialect: "bash",
        user: "root",
        toolchain: "jdk",
        sdk: true,
        programs: list("java javac"),
      },
    }),
  ],
  [
    "container-registry.oracle.com/java/",
    fixed({
      facts: {
        family: "oraclelinux",
        libc: "glibc",
        shell: true,
        shellDialect: "bash",
        user: "root",
        toolchain: "jdk",
        programs: list("java"),
      },
    }),
  ],
  [
    "container-registry.oracle.com/database/",
    fixed({ facts: { family: "oraclelinux", libc: "glibc", shell: true, shellDialect: "bash", user: "oracle" } }),
  ],
  [
    "container-registry.oracle.com/mysql/",
    (path) => ({
      facts: {
        // The server refuses to run as root.
        dropsPrivileges: /^(?:community|enterprise)-server$/.test(path) || undefined,
        family: "oraclelinux",
        libc: "glibc",
        shell: true,
        shellDialect: "bash",
        user: "root",
        users: { mysql: 27 },
        entrypoint: true,
        command: true,
      },
    }),
  ],
  [
    "ghcr.io/oracle/oraclelinux",
    (path) => ({ on: `oraclelinux ${Number.parseInt(path, 10)}`, always: true, facts: { user: "root" } }),
  ],
  ["marketplace.gcr.io/google/", marketplace],
  ["gcr.io/cloud-marketplace/google/", marketplace],
  ["launcher.gcr.io/google/", marketplace],
]);
