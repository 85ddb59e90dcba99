import { readTag } from "./tag.ts";

/**
 * Official images of a product, on a userland that a further part of the tag names. Those of distributions are not among
 * them: a codename is their version.
 */
const products: ReadonlySet<string> = new Set(
  `golang node python rust ruby php perl gcc elixir erlang haskell swift julia openjdk eclipse-temurin maven gradle tomcat
  nginx httpd caddy traefik haproxy redis memcached postgres mysql mariadb mongo rabbitmq composer docker wordpress ghost
  nextcloud`.split(/\s+/),
);

/** What else such an image may be without a version. */
const flavours: ReadonlySet<string> = new Set(["fpm", "cli", "apache", "zts"]);

/** Whoever names a channel has chosen that it moves. */
const channel = /(?:^|-)(?:latest|lts|stable|current|mainline|edge|rc|beta|alpha|preview|sid|unstable)(?:-|$)/;

/** Whether a tag names a variant of a product but no version, so that it moves as `latest` does: golang:alpine. */
export function isMovingVariant(name: string, tag: string): boolean {
  if (!products.has(name) || channel.test(tag)) return false;
  const { version, family, slim, words } = readTag(tag);
  if (version !== undefined || words.some((word) => !flavours.has(word))) return false;
  return family !== undefined || slim || words.length > 0;
}
