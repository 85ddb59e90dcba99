import type { BaseImageFacts } from "../types.ts";
import { languages } from "./languages.ts";
import type { Recipe, Recipes } from "./recipe.ts";
import { env, list, once } from "./words.ts";

/** A program alone, to be copied or run: no shell, nothing else. */
const lone: BaseImageFacts = { user: "root", workdir: "/" };
const alpineTool: BaseImageFacts = { user: "root", command: true, entrypoint: true, caCertificates: true };

function alpineWith(programs: string, extra: BaseImageFacts = {}): Recipe {
  return { on: "alpine", facts: { ...alpineTool, programs: list(programs), ...extra } };
}

function scratchWith(programs: string, extra: BaseImageFacts = {}): Recipe {
  return { on: "scratch", facts: { ...lone, programs: list(programs), ...extra } };
}

/** `devel` images of CUDA and its users carry compilers; `base` and `runtime` do not. */
const devel: BaseImageFacts = { sdk: true, toolchain: "gcc", programs: list("nvcc gcc g++ make") };
const cudaRuntime: BaseImageFacts = { absent: list("curl wget git python3 gcc g++ make nvcc sudo jq") };

/** https://gitlab.com/nvidia/container-images/cuda: every tag names its distribution. */
export const cuda: Recipe = {
  words: list("base runtime devel cudnn tensorrt"),
  facts: {
    user: "root",
    workdir: "/",
    caCertificates: true,
    healthcheck: false,
    command: true,
    env: env(
      "NVARCH NVIDIA_REQUIRE_CUDA NV_CUDA_CUDART_VERSION CUDA_VERSION LD_LIBRARY_PATH LIBRARY_PATH" +
        " NVIDIA_VISIBLE_DEVICES=all NVIDIA_DRIVER_CAPABILITIES NVIDIA_PRODUCT_NAME",
    ),
  },
  when: { devel, base: cudaRuntime, runtime: cudaRuntime },
};

const cloudSdk: Recipe = {
  on: "debian",
  words: list("emulators"),
  facts: {
    user: "root",
    users: { cloudsdk: 1000 },
    command: true,
    caCertificates: true,
    programs: list("gcloud gsutil bash python3 curl git"),
  },
};

const grafana: Recipe = {
  on: "alpine",
  words: list("main"),
  facts: {
    user: "472",
    users: { grafana: 472 },
    workdir: "/usr/share/grafana",
    command: true,
    entrypoint: true,
    env: env("GF_PATHS_CONFIG GF_PATHS_DATA GF_PATHS_HOME GF_PATHS_LOGS GF_PATHS_PLUGINS GF_PATHS_PROVISIONING"),
    programs: list("grafana curl bash"),
  },
};

/** Prometheus's own images stand on quay.io/prometheus/busybox. */
const prometheus: Recipe = {
  on: "busybox",
  facts: {
    user: "nobody",
    users: { nobody: 65534 },
    command: true,
    entrypoint: true,
    caCertificates: true,
    absent: list("curl bash"),
  },
};

const conda: BaseImageFacts = {
  user: "root",
  command: true,
  caCertificates: true,
  env: env("LANG=C.UTF-8 LC_ALL=C.UTF-8"),
  programs: list("conda python pip bash"),
};

export const selenium: Recipe = {
  on: "ubuntu",
  always: true,
  facts: { user: "1200", users: { seluser: 1200 }, command: true, programs: list("java bash curl wget sudo") },
};

const elasticUser: BaseImageFacts = { libc: "glibc", shell: true, command: true, entrypoint: true };

/** Images of other publishers, by full name. */
export const tools = once<Recipes>(() => ({
  "nvidia/cuda": cuda,
  "tensorflow/tensorflow": {
    on: "ubuntu",
    words: list("gpu devel jupyter nightly"),
    facts: {
      user: "root",
      toolchain: "python",
      command: true,
      programs: list("python python3 pip pip3"),
      env: env("LANG=C.UTF-8"),
    },
    when: { devel: { sdk: true } },
  },
  "pytorch/pytorch": {
    on: "ubuntu",
    words: list("cuda cudnn runtime devel"),
    facts: { user: "root", toolchain: "python", workdir: "/workspace", command: true, programs: list("python pip") },
    when: { devel },
  },
  "continuumio/miniconda3": {
    on: "debian",
    facts: { ...conda, programs: [...conda.programs!, ...list("git wget")] },
  },
  "continuumio/anaconda3": { on: "debian", facts: { ...conda, programs: [...conda.programs!, ...list("git wget")] } },
  "condaforge/miniforge3": {
    on: "ubuntu",
    facts: { ...conda, entrypoint: true, programs: [...conda.programs!, ...list("mamba git wget")] },
  },
  "condaforge/mambaforge": {
    on: "ubuntu",
    facts: { ...conda, entrypoint: true, deprecated: "condaforge/miniforge3" },
  },
  "mambaorg/micromamba": {
    on: "debian",
    words: list("git cuda"),
    facts: {
      user: "mambauser",
      workdir: "/tmp",
      command: true,
      entrypoint: true,
      env: env(
        "LANG=C.UTF-8 LC_ALL=C.UTF-8 ENV_NAME=base MAMBA_ROOT_PREFIX=/opt/conda MAMBA_EXE=/bin/micromamba MAMBA_USER=mambauser MAMBA_USER_ID MAMBA_USER_GID",
      ),
      programs: list("micromamba bash"),
    },
  },
  "ghcr.io/astral-sh/uv": {
    on: "scratch",
    facts: { ...lone, entrypoint: true, command: true, programs: list("uv uvx") },
    when: {
      python: { entrypoint: false, toolchain: "python", programs: list("python python3 pip"), caCertificates: true },
      debian: { entrypoint: false },
      slim: { entrypoint: false },
      alpine: { entrypoint: false },
    },
  },
  "tonistiigi/xx": scratchWith("xx-info xx-apk xx-apt xx-go xx-cargo xx-verify"),
  // Archived in June 2025: https://github.com/GoogleContainerTools/kaniko
  "gcr.io/kaniko-project/executor": {
    facts: {
      family: "scratch",
      shell: false,
      packageManager: "none",
      user: "root",
      workdir: "/workspace",
      entrypoint: true,
      command: true,
      deprecated: "",
    },
    when: { debug: { debugVariant: true, programs: list("sh busybox") } },
  },
  "gcr.io/kaniko-project/warmer": {
    facts: {
      family: "scratch",
      shell: false,
      packageManager: "none",
      user: "root",
      workdir: "/workspace",
      entrypoint: true,
      command: true,
      deprecated: "",
    },
  },
  "alpine/git": alpineWith("git ssh"),
  "alpine/helm": alpineWith("helm"),
  "alpine/k8s": alpineWith("kubectl helm bash curl jq git", { entrypoint: false }),
  "alpine/curl": alpineWith("curl"),
  "alpine/socat": alpineWith("socat"),
  "hashicorp/terraform": alpineWith("terraform git ssh", { absent: list("bash curl") }),
  "hashicorp/packer": alpineWith("packer"),
  "aquasec/trivy": alpineWith("trivy git"),
  "goreleaser/goreleaser": alpineWith("goreleaser git go bash docker", { sdk: true, toolchain: "go" }),
  "squidfunk/mkdocs-material": alpineWith("mkdocs git python", { toolchain: "python", workdir: "/docs" }),
  "curlimages/curl": alpineWith("curl", { user: "curl_user" }),
  "koalaman/shellcheck": scratchWith("shellcheck", { entrypoint: true, command: true }),
  "koalaman/shellcheck-alpine": alpineWith("shellcheck", { entrypoint: false }),
  "docker/buildx-bin": scratchWith("buildx"),
  "docker/compose-bin": scratchWith("docker-compose"),
  "dockereng/cli-bin": scratchWith("docker"),
  "moby/moby-bin": { on: "scratch", facts: lone },
  "moby/buildkit": {
    ...alpineWith("buildkitd buildctl git"),
    words: list("master rootless"),
    when: { rootless: { user: "1000:1000", users: { user: 1000 } } },
  },
  "golangci/golangci-lint": {
    on: "debian",
    facts: {
      user: "root",
      toolchain: "go",
      sdk: true,
      env: env("GOLANG_VERSION GOTOOLCHAIN GOPATH=/go"),
      programs: list("go golangci-lint git"),
    },
  },
  "lukemathwalker/cargo-chef": {
    words: list("rust"),
    on: "debian",
    facts: {
      ...languages().rust!.facts,
      official: false,
      programs: [...languages().rust!.facts!.programs!, "cargo-chef"],
    },
    when: languages().rust!.when,
  },
  "grafana/grafana": grafana,
  "grafana/grafana-oss": grafana,
  "grafana/grafana-enterprise": grafana,
  "prom/prometheus": prometheus,
  "prom/alertmanager": prometheus,
  "prom/node-exporter": prometheus,
  "prom/pushgateway": prometheus,
  "quay.io/prometheus/prometheus": prometheus,
  "quay.io/prometheus/alertmanager": prometheus,
  "quay.io/prometheus/node-exporter": prometheus,
  "google/cloud-sdk": cloudSdk,
  "gcr.io/google.com/cloudsdktool/cloud-sdk": cloudSdk,
  "gcr.io/google.com/cloudsdktool/google-cloud-cli": cloudSdk,
  "amazon/aws-cli": {
    on: "amazonlinux",
    facts: { user: "root", workdir: "/aws", entrypoint: true, command: true, programs: list("aws") },
  },
  "quay.io/keycloak/keycloak": {
    facts: {
      family: "rhel",
      libc: "glibc",
      shell: true,
      shellDialect: "bash",
      shells: ["bash"],
      packageManager: "none",
      user: "1000",
      users: { keycloak: 1000 },
      workdir: "/",
      entrypoint: true,
      command: true,
      programs: list("java"),
      absent: list("curl wget dnf microdnf"),
    },
  },
  "apache/kafka": {
    on: "alpine",
    facts: { user: "appuser", users: { appuser: 1000 }, command: true, programs: list("java bash wget") },
  },
  "apache/airflow": {
    on: "debian",
    words: list("python"),
    facts: {
      user: "airflow",
      users: { airflow: 50000 },
      workdir: "/opt/airflow",
      toolchain: "python",
      entrypoint: true,
      programs: list("python pip airflow bash"),
    },
  },
  "minio/minio": {
    facts: {
      family: "rhel",
      libc: "glibc",
      shell: true,
      packageManager: "none",
      user: "root",
      entrypoint: true,
      command: true,
      programs: list("minio"),
      deprecated: "",
    },
  },
  "openpolicyagent/opa": { facts: { user: "1000:1000", entrypoint: true, command: true, programs: list("opa") } },
  "smallstep/step-cli": {
    on: "alpine",
    facts: { user: "step", users: { step: 1000 }, workdir: "/home/step", programs: list("step bash curl") },
  },
  "envoyproxy/envoy": {
    on: "ubuntu",
    words: list("dev debug tools contrib google-vrp"),
    // Its entrypoint runs whatever it is given as envoy.
    facts: { user: "root", users: { envoy: 101 }, entrypoint: true, command: true, dropsPrivileges: true },
    when: {
      distroless: { user: undefined, users: undefined, dropsPrivileges: undefined },
      ubuntu: { programs: list("envoy"), absent: list("curl wget git") },
    },
  },
  "jaegertracing/all-in-one": { facts: { user: "10001", entrypoint: true, command: true } },
  "louislam/uptime-kuma": {
    facts: {
      family: "debian",
      libc: "glibc",
      shell: true,
      toolchain: "node",
      workdir: "/app",
      entrypoint: true,
      command: true,
      healthcheck: true,
      programs: list("node"),
    },
  },
  "nixos/nix": {
    facts: {
      user: "root",
      shell: true,
      shells: ["bash"],
      programs: list("nix nix-env nix-shell git curl wget"),
      passwd: true,
    },
  },
  "fluent/fluentd": {
    facts: { user: "fluent", command: true, entrypoint: true, toolchain: "ruby", programs: list("fluentd ruby gem") },
  },
  "quay.io/coreos/etcd": { facts: { user: "root", command: true } },
  "registry.k8s.io/pause": scratchWith("pause", { user: undefined, entrypoint: true, command: true }),
  "registry.k8s.io/build-image/go-runner": {
    facts: {
      family: "distroless",
      shell: false,
      packageManager: "none",
      entrypoint: true,
      users: { nonroot: 65532 },
      caCertificates: true,
    },
  },
  "registry.k8s.io/build-image/distroless-iptables": {
    facts: { family: "distroless", user: "root", caCertificates: true },
  },
  "registry.k8s.io/build-image/debian-base": { on: "debian", always: true, facts: { user: "root" } },
  "redhat/ubi-micro": { facts: { family: "rhel" } },
  "docker.elastic.co/kibana/kibana": { facts: { ...elasticUser, user: "1000", users: { kibana: 1000 } } },
  "docker.elastic.co/logstash/logstash": { facts: { ...elasticUser, user: "1000", users: { logstash: 1000 } } },
  "google/dart": {
    on: "debian",
    always: true,
    facts: { ...languages().dart!.facts, official: false, deprecated: "dart" },
  },
  "selenium/standalone-chrome": selenium,
}));
