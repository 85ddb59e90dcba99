import { lookUp } from "../../text/look-up.ts";
import { canonicalName } from "./image-name.ts";
import { longestSupportedTag } from "./supported-tag.ts";

/** A tag to name an image with that has none, and what speaks for it. */
export interface PinnedTag {
  readonly tag: string;
  readonly because: "which is supported longest" | "the newest that is known";
}

/**
 * Of images whose releases have no dates: Docker's official ones by the lists of
 * https://github.com/docker-library/official-images, others by the page that their comment names.
 */
const newest: Readonly<Record<string, string>> = {
  adminer: "5",
  bash: "5",
  busybox: "1.38",
  caddy: "2",
  cassandra: "5",
  composer: "2",
  couchdb: "3",
  dart: "3",
  "eclipse-mosquitto": "2",
  erlang: "28",
  gcc: "15",
  httpd: "2.4",
  influxdb: "2",
  julia: "1",
  kong: "3",
  maven: "3",
  memcached: "1",
  nats: "2",
  neo4j: "5",
  perl: "5",
  phpmyadmin: "5",
  rabbitmq: "4",
  registry: "3",
  rust: "1",
  solr: "9",
  swift: "6",
  telegraf: "1",
  traefik: "3",
  wordpress: "6",
  zookeeper: "3.9",
  // https://docs.astral.sh/uv/guides/integration/docker/
  "ghcr.io/astral-sh/uv": "0.13",
  // https://github.com/oven-sh/bun/tree/main/dockerhub
  "oven/bun": "1",
};

/** The minor releases of Red Hat's universal base images: https://catalog.redhat.com/software/base-images */
const newestUbi: Readonly<Record<string, string>> = { "8": "8.10", "9": "9.7", "10": "10.1" };
const ubi =
  /^(?:registry\.access\.redhat\.com\/|registry\.redhat\.io\/|redhat\/)?ubi(\d+)(?:-(?:minimal|micro|init)|\/ubi(?:-(?:minimal|micro|init))?)?$/;

/** Undefined for images of whose tags nothing is known. */
export function pinnedTag(name: string): PinnedTag | undefined {
  const supported = longestSupportedTag(name);
  if (supported !== undefined) return { tag: supported, because: "which is supported longest" };
  const release = ubi.exec(name)?.[1];
  const tag = release === undefined ? lookUp(newest, canonicalName(name)) : lookUp(newestUbi, release);
  return tag === undefined ? undefined : { tag, because: "the newest that is known" };
}
