import type { BaseImageFacts } from "../types.ts";
import type { Recipe, Recipes } from "./recipe.ts";
import { atLeast, type Tag } from "./tag.ts";
import { env, list, once } from "./words.ts";

/** Docker's official images of databases, caches and queues: root at the start, an entrypoint, no HEALTHCHECK. */
const service: BaseImageFacts = { official: true, user: "root", command: true, entrypoint: true, healthcheck: false };
/** Those whose entrypoint changes to the database's own account. */
const stepsDown: BaseImageFacts = { ...service, dropsPrivileges: true };
const noTools = list("curl wget git python3 gcc make jq sudo");

/** Oracle Linux since the spring of 2022, Debian where the tag says so or the version is older. */
function mysqlUserland(tag: Tag): string | undefined {
  if (atLeast(tag, 8, 1)) return "oraclelinux-slim";
  const [major, minor, patch] = tag.version?.split(".") ?? [];
  if (major === undefined || (patch !== undefined && `${major}.${minor}` !== "8.0")) return undefined;
  return patch === undefined || Number.parseInt(patch, 10) >= 30 ? "oraclelinux-slim" : undefined;
}

const postgres: Recipe = {
  on: "debian",
  product: "postgres",
  facts: {
    ...stepsDown,
    users: { postgres: 999 },
    workdir: "/",
    ports: [5432],
    // Its socket, and the lock beside it.
    writesAtStart: { "/run/postgresql": ["/etc/postgresql"] },
    env: env("GOSU_VERSION LANG=en_US.utf8 PG_MAJOR PG_VERSION PG_SHA256 PGDATA DOCKER_PG_LLVM_DEPS"),
    programs: list("psql pg_isready pg_dump postgres initdb"),
  },
  when: {
    debian: { programs: list("gosu"), absent: noTools },
    alpine: { users: { postgres: 70 }, programs: list("bash su-exec"), absent: list("curl git gcc make") },
  },
};

const redis: Recipe = {
  on: "debian",
  product: "redis",
  facts: {
    ...stepsDown,
    users: { redis: 999 },
    workdir: "/data",
    ports: [6379],
    env: env("GOSU_VERSION REDIS_VERSION REDIS_DOWNLOAD_URL REDIS_DOWNLOAD_SHA"),
    programs: list("redis-server redis-cli"),
  },
  when: { debian: { absent: noTools }, alpine: { absent: list("curl git bash gcc make") } },
};

/** Where MySQL and MariaDB make their socket. */
const socketOfMysql = { "/run/mysqld": ["/etc/mysql", "/etc/my.cnf", "/etc/my.cnf.d"] };

export const databases = once<Recipes>(() => ({
  postgres,
  "postgis/postgis": {
    ...postgres,
    words: list("master"),
    product: "postgres",
    facts: { ...postgres.facts, official: false },
  },
  mysql: {
    on: mysqlUserland,
    product: "mysql",
    words: list("oracle innovation"),
    facts: {
      ...stepsDown,
      users: { mysql: 999 },
      ports: [3306, 33060],
      writesAtStart: socketOfMysql,
      env: env("GOSU_VERSION MYSQL_MAJOR MYSQL_VERSION MYSQL_SHELL_VERSION"),
      programs: list("mysql mysqladmin mysqld gosu bash"),
      absent: list("wget git"),
    },
  },
  mariadb: {
    on: "ubuntu",
    product: "mariadb",
    facts: {
      ...stepsDown,
      users: { mysql: 999 },
      ports: [3306],
      writesAtStart: socketOfMysql,
      env: env("GOSU_VERSION LANG MARIADB_MAJOR MARIADB_VERSION"),
      programs: list("gosu"),
    },
    when: { ubuntu: { absent: list("curl wget git python3") } },
  },
  redis,
  "valkey/valkey": {
    on: "debian",
    facts: {
      user: "root",
      users: { valkey: 999 },
      dropsPrivileges: true,
      workdir: "/data",
      command: true,
      entrypoint: true,
      programs: list("valkey-server valkey-cli"),
    },
    when: { debian: { absent: noTools } },
  },
  memcached: {
    on: "debian",
    facts: { ...service, user: "memcache", users: { memcache: 11211 }, programs: list("memcached") },
    when: { debian: { absent: noTools } },
  },
  mongo: {
    on: "ubuntu",
    product: "mongo",
    facts: { ...stepsDown, users: { mongodb: 999 }, programs: list("mongod") },
    when: { ubuntu: { programs: list("gosu numactl"), absent: list("wget git python3") } },
  },
  rabbitmq: {
    on: "ubuntu",
    words: list("management"),
    facts: {
      ...stepsDown,
      users: { rabbitmq: 999 },
      env: env(
        "RABBITMQ_VERSION RABBITMQ_HOME=/opt/rabbitmq RABBITMQ_DATA_DIR=/var/lib/rabbitmq HOME=/var/lib/rabbitmq RABBITMQ_PGP_KEY_ID LANG LANGUAGE LC_ALL ERLANG_INSTALL_PATH_PREFIX OPENSSL_INSTALL_PATH_PREFIX",
      ),
      programs: list("rabbitmqctl rabbitmq-server rabbitmq-diagnostics"),
    },
    when: { alpine: { users: { rabbitmq: 100 } } },
  },
  elasticsearch: {
    product: "elasticsearch",
    facts: {
      users: { elasticsearch: 1000 },
      workdir: "/usr/share/elasticsearch",
      command: true,
      entrypoint: true,
      shell: true,
      libc: "glibc",
      shells: ["bash"],
      programs: list("curl"),
    },
    // Until 7 the entrypoint itself stepped down from root.
    refine: (tag) => (atLeast(tag, 8) ? { user: "elasticsearch:root" } : { dropsPrivileges: true }),
  },
  influxdb: { on: "debian", facts: { ...service, user: undefined }, words: list("core enterprise meta data") },
  zookeeper: {
    facts: {
      ...stepsDown,
      users: { zookeeper: 1000 },
      programs: list("java zkServer.sh"),
      env: env("ZOO_CONF_DIR ZOO_DATA_DIR ZOO_DATA_LOG_DIR ZOO_LOG_DIR ZOOCFGDIR"),
    },
  },
  cassandra: {
    facts: {
      ...stepsDown,
      users: { cassandra: 999 },
      programs: list("java cassandra cqlsh gosu"),
      env: env("CASSANDRA_HOME=/opt/cassandra CASSANDRA_CONF=/etc/cassandra CASSANDRA_VERSION GOSU_VERSION"),
    },
  },
  neo4j: {
    on: "debian",
    words: list("community enterprise"),
    facts: {
      ...stepsDown,
      users: { neo4j: 7474 },
      workdir: "/var/lib/neo4j",
      programs: list("java neo4j cypher-shell"),
    },
  },
  solr: {
    facts: { ...service, user: "8983", users: { solr: 8983 }, workdir: "/opt/solr", programs: list("java solr") },
  },
  couchdb: {
    on: "debian",
    facts: { ...stepsDown, users: { couchdb: 5984 }, workdir: "/opt/couchdb", programs: list("couchdb") },
  },
  percona: { facts: { ...service, user: "mysql", users: { mysql: 1001 } } },
}));
