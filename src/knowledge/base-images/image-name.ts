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
const architectures = new Set(
  "amd64 arm32v5 arm32v6 arm32v7 arm64v8 i386 mips64le ppc64le riscv64 s390x winamd64".split(" "),
);

/** The name in our tables of an image that is served under several. */
export function canonicalName(name: string): string {
  if (Object.hasOwn(aliases, name)) return lookUp(aliases, name)!;
  for (const mirror of mirrors) {
    if (name.startsWith(mirror)) return name.slice(mirror.length);
  }
  const slash = name.indexOf("/");
  return slash > 0 && architectures.has(name.slice(0, slash)) ? name.slice(slash + 1) : name;
}
