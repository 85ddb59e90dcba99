import { lookUp } from "../../text/look-up.ts";

/** Names under which an image is served too, and what it is called here. */
const aliases: Readonly<Record<string, string>> = {
  "quay.io/fedora/fedora": "fedora",
  "quay.io/fedora/fedora-minimal": "registry.fedoraproject.org/fedora-minimal",
  "registry.fedoraproject.org/fedora": "fedora",
  "quay.io/rockylinux/rockylinux": "rockylinux/rockylinux",
  "quay.io/almalinuxorg/almalinux": "almalinux",
  "ghcr.io/almalinux/almalinux": "almalinux",
  "ghcr.io/oracle/oraclelinux": "oraclelinux",
  "container-registry.oracle.com/os/oraclelinux": "oraclelinux",
  "public.ecr.aws/amazonlinux/amazonlinux": "amazonlinux",
  "public.ecr.aws/debian/debian": "debian",
  "public.ecr.aws/ubuntu/ubuntu": "ubuntu",
  "public.ecr.aws/nginx/nginx": "nginx",
  "public.ecr.aws/nginx/nginx-unprivileged": "nginxinc/nginx-unprivileged",
  "ubuntu.azurecr.io/ubuntu": "ubuntu",
  "ghcr.io/nginxinc/nginx-unprivileged": "nginxinc/nginx-unprivileged",
  "nginx/nginx-unprivileged": "nginxinc/nginx-unprivileged",
  "quay.io/libpod/alpine": "alpine",
  "quay.io/libpod/busybox": "busybox",
  "docker.elastic.co/elasticsearch/elasticsearch": "elasticsearch",
  "quay.io/curl/curl": "curlimages/curl",
  "apache/spark": "spark",
  "apache/flink": "flink",
  "ghcr.io/aquasecurity/trivy": "aquasec/trivy",
  "public.ecr.aws/aws-cli/aws-cli": "amazon/aws-cli",
};

/** Prefixes that stand before a Docker Hub name: mirrors, and the official images of one architecture. */
const mirrors: readonly string[] = [
  "public.ecr.aws/docker/library/",
  "mirror.gcr.io/library/",
  "mcr.microsoft.com/mirror/docker/library/",
  "registry.hub.docker.com/library/",
  "mirror.gcr.io/",
];

/**
 * The platforms of the official images of one architecture, by their namespaces:
 * https://github.com/docker-library/official-images#architectures-other-than-amd64
 */
const platforms: ReadonlyMap<string, string> = new Map([
  ["amd64", "linux/amd64"],
  ["arm32v5", "linux/arm"],
  ["arm32v6", "linux/arm"],
  ["arm32v7", "linux/arm"],
  ["arm64v8", "linux/arm64"],
  ["i386", "linux/386"],
  ["mips64le", "linux/mips64le"],
  ["ppc64le", "linux/ppc64le"],
  ["riscv64", "linux/riscv64"],
  ["s390x", "linux/s390x"],
  ["winamd64", "windows/amd64"],
]);

/** The one platform that an image is for, by its name: `linux/arm64` for `arm64v8/debian`. Undefined where that is open. */
export function platformOfName(name: string): string | undefined {
  return platforms.get(name.slice(0, Math.max(0, name.indexOf("/"))));
}

/** The name in our tables of an image that is served under several. */
export function canonicalName(name: string): string {
  if (Object.hasOwn(aliases, name)) return lookUp(aliases, name)!;
  for (const mirror of mirrors) {
    if (name.startsWith(mirror)) return name.slice(mirror.length);
  }
  const slash = name.indexOf("/");
  return platformOfName(name) === undefined ? name : name.slice(slash + 1);
}
