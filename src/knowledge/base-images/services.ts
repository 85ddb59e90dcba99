import type { BaseImageFacts } from "../types.ts";
import type { Recipe, Recipes } from "./recipe.ts";
import { atLeast } from "./tag.ts";
import { env, list, once } from "./words.ts";

/** Docker's official images of services: root at the start, an entrypoint, no HEALTHCHECK. */
const service: BaseImageFacts = { official: true, user: "root", command: true, entrypoint: true, healthcheck: false };
const noTools = list("curl wget git python3 gcc make jq sudo");

/** Servers and entrypoints that give up root by themselves. */
const stepsDown: BaseImageFacts = { ...service, dropsPrivileges: true };

/** `USER $user` of https://github.com/jenkinsci/docker-agent, windows/ */
const jenkinsOnWindows: BaseImageFacts = { user: "jenkins" };

const phpService: BaseImageFacts = {
  ...stepsDown,
  toolchain: "php",
  users: { "www-data": 33 },
  caCertificates: true,
  env: env(
    "PHP_VERSION PHP_INI_DIR=/usr/local/etc/php PHPIZE_DEPS PHP_CFLAGS PHP_CPPFLAGS PHP_LDFLAGS PHP_URL PHP_ASC_URL PHP_SHA256 GPG_KEYS",
  ),
  programs: list("php curl"),
};
const phpApplication: Recipe = {
  on: "debian",
  words: list("php apache fpm production"),
  facts: phpService,
  when: { alpine: { users: { "www-data": 82 } }, debian: { absent: list("wget") } },
};

const nginxVariables = env("NGINX_VERSION NJS_VERSION NJS_RELEASE PKG_RELEASE DYNPKG_RELEASE ACME_VERSION");

/** The process ID, and the temporary files of requests: https://github.com/nginx/docker-nginx, `--pid-path` and others. */
const nginxWrites = { "/run": ["/etc/nginx/nginx.conf"], "/var/cache/nginx": ["/etc/nginx"] };

/** Both in /tmp: https://github.com/nginx/docker-nginx-unprivileged */
const unprivilegedWrites = { "/tmp": ["/etc/nginx"] };

function nginx(user: string, port: number, writesAtStart: BaseImageFacts["writesAtStart"]): Recipe {
  return {
    on: "debian",
    words: list("mainline perl otel"),
    product: "nginx",
    facts: {
      user,
      users: { nginx: 101 },
      dropsPrivileges: true,
      workdir: "/",
      command: true,
      entrypoint: true,
      healthcheck: false,
      ports: [port],
      writesAtStart,
      env: nginxVariables,
      envComplete: true,
      caCertificates: true,
      programs: list("nginx envsubst"),
    },
    when: { debian: { programs: list("curl"), absent: list("wget git python3 nc sudo jq vim") } },
    // The slim flavour of Alpine leaves out the modules, and curl with them.
    refine: (tag) =>
      tag.family !== "alpine"
        ? undefined
        : tag.slim
          ? { absent: list("curl bash git") }
          : { programs: list("curl"), absent: list("bash git") },
  };
}

const plainNginx = nginx("root", 80, nginxWrites);

export const services = once<Recipes>(() => ({
  nginx: { ...plainNginx, facts: { ...plainNginx.facts, official: true } },
  "nginxinc/nginx-unprivileged": nginx("101", 8080, unprivilegedWrites),
  httpd: {
    on: "debian",
    facts: {
      ...stepsDown,
      entrypoint: false,
      users: { "www-data": 33 },
      workdir: "/usr/local/apache2",
      ports: [80],
      // The process ID: https://httpd.apache.org/docs/2.4/mod/mpm_common.html#pidfile
      writesAtStart: { "/usr/local/apache2/logs": ["/usr/local/apache2/conf"] },
      env: env("HTTPD_PREFIX=/usr/local/apache2 HTTPD_VERSION HTTPD_SHA256 HTTPD_PATCHES"),
      caCertificates: true,
      programs: list("httpd apachectl"),
    },
    when: { debian: { absent: noTools }, alpine: { users: { "www-data": 82 } } },
  },
  kibana: {
    facts: {
      user: "1000",
      users: { kibana: 1000 },
      workdir: "/usr/share/kibana",
      command: true,
      entrypoint: true,
      shell: true,
      libc: "glibc",
    },
  },
  logstash: {
    facts: {
      user: "1000",
      users: { logstash: 1000 },
      workdir: "/usr/share/logstash",
      command: true,
      entrypoint: true,
      shell: true,
      libc: "glibc",
    },
  },
  traefik: {
    on: "alpine",
    facts: { ...service, caCertificates: true, programs: list("traefik") },
    when: { alpine: { absent: list("curl bash") } },
  },
  caddy: {
    on: "alpine",
    words: list("builder"),
    facts: { ...service, entrypoint: false, caCertificates: true, programs: list("caddy") },
    when: { builder: { sdk: true, toolchain: "go", workdir: "/usr/bin", programs: list("go git xcaddy") } },
    refine: (tag) =>
      tag.words.includes("builder")
        ? undefined
        : { workdir: "/srv", env: env("CADDY_VERSION XDG_CONFIG_HOME=/config XDG_DATA_HOME=/data") },
  },
  haproxy: {
    on: "debian",
    product: "haproxy",
    facts: {
      ...service,
      user: undefined,
      programs: list("haproxy"),
      env: env("HAPROXY_VERSION HAPROXY_URL HAPROXY_SHA256"),
    },
    when: { debian: { absent: noTools } },
    // https://github.com/docker-library/haproxy/pull/137
    refine: (tag) =>
      atLeast(tag, 2, 4)
        ? { user: "haproxy", users: { haproxy: 99 }, workdir: "/var/lib/haproxy" }
        : tag.version
          ? { user: "root" }
          : undefined,
  },
  varnish: { on: "debian", facts: { ...service, user: undefined } },
  registry: {
    on: "alpine",
    always: true,
    facts: { ...service, caCertificates: true, programs: list("registry"), absent: list("curl bash git") },
  },
  docker: {
    on: "alpine",
    words: list("dind cli git rootless"),
    facts: {
      ...stepsDown,
      workdir: "/",
      caCertificates: true,
      env: env("DOCKER_VERSION DOCKER_BUILDX_VERSION DOCKER_COMPOSE_VERSION DOCKER_TLS_CERTDIR=/certs DIND_COMMIT"),
      programs: list("docker"),
    },
    when: {
      alpine: { absent: list("bash curl make python3 jq") },
      rootless: { user: "rootless", users: { rootless: 1000 } },
      git: { programs: list("git") },
    },
  },
  vault: {
    on: "alpine",
    facts: {
      ...stepsDown,
      deprecated: "hashicorp/vault",
      users: { vault: 100 },
      programs: list("vault su-exec dumb-init"),
    },
  },
  "hashicorp/vault": {
    on: "alpine",
    facts: {
      user: "root",
      dropsPrivileges: true,
      users: { vault: 100 },
      command: true,
      entrypoint: true,
      programs: list("vault su-exec dumb-init"),
    },
  },
  consul: {
    on: "alpine",
    facts: {
      ...stepsDown,
      deprecated: "hashicorp/consul",
      users: { consul: 100 },
      programs: list("consul su-exec dumb-init curl"),
    },
  },
  "hashicorp/consul": {
    on: "alpine",
    facts: { user: undefined, users: { consul: 100 }, command: true, entrypoint: true, programs: list("consul") },
  },
  telegraf: { on: "debian", facts: { ...service, programs: list("telegraf") } },
  wordpress: {
    ...phpApplication,
    words: list("php apache fpm cli"),
    facts: { ...phpService, workdir: "/var/www/html" },
    on: (tag) => (tag.words.includes("cli") ? "alpine" : "debian"),
    refine: (tag) => (tag.words.includes("cli") ? { user: "www-data", dropsPrivileges: false } : undefined),
  },
  drupal: { ...phpApplication, facts: { ...phpService, entrypoint: true, programs: list("php curl composer") } },
  joomla: phpApplication,
  nextcloud: { ...phpApplication, facts: { ...phpService, workdir: "/var/www/html" } },
  matomo: phpApplication,
  phpmyadmin: phpApplication,
  ghost: {
    on: "debian",
    facts: {
      ...stepsDown,
      toolchain: "node",
      workdir: "/var/lib/ghost",
      users: { node: 1000 },
      programs: list("node npm"),
    },
    when: { debian: { absent: list("curl wget git") } },
  },
  tomcat: {
    product: "tomcat",
    on: (tag) => (tag.words.includes("openjdk") || tag.words.includes("corretto") ? undefined : "ubuntu"),
    words: list("jdk jre temurin"),
    facts: {
      ...service,
      toolchain: "jdk",
      entrypoint: false,
      workdir: "/usr/local/tomcat",
      env: env(
        "CATALINA_HOME=/usr/local/tomcat TOMCAT_NATIVE_LIBDIR=/usr/local/tomcat/native-jni-lib LD_LIBRARY_PATH TOMCAT_MAJOR TOMCAT_VERSION TOMCAT_SHA512 GPG_KEYS JAVA_HOME JAVA_VERSION LANG LANGUAGE LC_ALL",
      ),
      programs: list("java catalina.sh"),
    },
  },
  jetty: {
    facts: {
      ...service,
      user: "jetty",
      users: { jetty: 999 },
      workdir: "/var/lib/jetty",
      env: env("JETTY_VERSION JETTY_HOME=/usr/local/jetty JETTY_BASE=/var/lib/jetty TMPDIR=/tmp/jetty"),
      programs: list("java"),
    },
  },
  sonarqube: {
    facts: {
      ...service,
      users: { sonarqube: 1000 },
      user: undefined,
      workdir: "/opt/sonarqube",
      programs: list("java"),
    },
    refine: (tag) => (atLeast(tag, 10) && tag.version !== undefined ? { user: "sonarqube" } : undefined),
  },
  "jenkins/jenkins": {
    words: list("jdk"),
    on: (tag) => (tag.text.includes("rhel") ? undefined : "debian"),
    facts: {
      user: "jenkins",
      users: { jenkins: 1000 },
      command: true,
      entrypoint: true,
      env: env(
        "JENKINS_HOME=/var/jenkins_home JENKINS_SLAVE_AGENT_PORT REF=/usr/share/jenkins/ref JENKINS_VERSION JENKINS_UC JENKINS_UC_EXPERIMENTAL JENKINS_INCREMENTALS_REPO_MIRROR COPY_REFERENCE_FILE_LOG JAVA_HOME LANG",
      ),
      programs: list("java git curl bash jenkins-plugin-cli"),
    },
  },
  jenkins: { facts: { ...service, user: "jenkins", users: { jenkins: 1000 }, deprecated: "jenkins/jenkins" } },
  "jenkins/agent": {
    facts: { user: "jenkins", users: { jenkins: 1000 }, programs: list("java git bash curl"), command: true },
    when: { windows: jenkinsOnWindows },
  },
  "jenkins/inbound-agent": {
    facts: {
      user: "jenkins",
      users: { jenkins: 1000 },
      programs: list("java git bash curl"),
      command: true,
      entrypoint: true,
    },
    when: { windows: jenkinsOnWindows },
  },
  adminer: {
    on: "alpine",
    words: list("standalone fastcgi"),
    facts: { ...service, toolchain: "php", user: "adminer", workdir: "/var/www/html", programs: list("php") },
  },
  "eclipse-mosquitto": {
    on: "alpine",
    words: list("openssl"),
    facts: {
      ...stepsDown,
      users: { mosquitto: 1883 },
      programs: list("mosquitto mosquitto_pub mosquitto_sub"),
      absent: list("curl bash"),
    },
  },
  kong: { facts: { ...service, user: "kong", programs: list("kong"), healthcheck: undefined } },
  nats: { on: "scratch", facts: { ...service, programs: list("nats-server") } },
  "hello-world": { on: "scratch", always: true, facts: { ...service, entrypoint: false, users: {} } },
  redmine: {
    on: "debian",
    words: list("passenger"),
    facts: {
      ...stepsDown,
      toolchain: "ruby",
      users: { redmine: 999 },
      workdir: "/usr/src/redmine",
      programs: list("ruby bundle"),
    },
  },
  fluentd: { facts: { official: true } },
  odoo: { facts: { ...service, user: "odoo", programs: list("odoo python3 curl") } },
  spark: {
    on: "ubuntu",
    words: list("scala java python r"),
    facts: {
      ...service,
      user: "spark",
      users: { spark: 185 },
      workdir: "/opt/spark/work-dir",
      env: env("SPARK_HOME=/opt/spark JAVA_HOME JAVA_VERSION LANG LANGUAGE LC_ALL"),
      programs: list("java"),
    },
  },
  flink: {
    on: "ubuntu",
    words: list("scala java"),
    facts: {
      ...stepsDown,
      users: { flink: 9999 },
      workdir: "/opt/flink",
      env: env("FLINK_HOME=/opt/flink GOSU_VERSION JAVA_HOME JAVA_VERSION LANG LANGUAGE LC_ALL"),
      programs: list("java gosu"),
    },
  },
  sentry: { facts: { ...service, deprecated: "" } },
  ros: {
    on: "ubuntu",
    words: list(
      "core base perception desktop robot humble iron jazzy kilted rolling noetic melodic kinetic foxy galactic indigo lunar lyrical " +
        "jade dashing eloquent crystal bouncy ardent",
    ),
    own: list("kinetic lunar"),
    facts: { ...service, env: env("LANG=C.UTF-8 LC_ALL=C.UTF-8 ROS_DISTRO ROS_VERSION ROS_PYTHON_VERSION") },
  },
  gazebo: { on: "ubuntu", facts: { ...service } },
  "osrf/ros": {
    on: "ubuntu",
    always: true,
    own: list("kinetic lunar"),
    facts: { user: "root", command: true, entrypoint: true },
  },
}));
