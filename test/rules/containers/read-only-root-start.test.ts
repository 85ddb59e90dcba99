import rule from "../../../rules/containers/read-only-root-start.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "./pods.ts";

const service = (value: string, image: string, ...lines: readonly string[]) =>
  `services:\n  app:\n    ${image}\n    read_only: ${value}\n${lines.map((line) => `    ${line}\n`).join("")}`;
const config = "its configuration may name another directory";

testRule(rule, {
  good: [
    service("false", "image: postgres:18"),
    service("true", "image: redis:8"),
    service("true", "image: example.com/postgres:18"),
    service("true", "image: postgres:18", "tmpfs: /run"),
    service("true", "image: postgres:18", "volumes: [socket:/var/run/postgresql/]"),
    service("true", "image: postgres:18", "volumes: [data:$WHERE]"),
    {
      title: "a part of the directory",
      code: service("true", "image: httpd:2.4", "volumes: [logs:/usr/local/apache2/logs/x]"),
    },
    {
      code: service("true", "image: mysql:9", "command: --socket=/tmp/x"),
      unknown: "the container runs a command of its own",
    },
    {
      title: "a configuration of its own",
      code: service("true", "image: mariadb:12", "volumes: [./my.cnf:/etc/mysql/conf.d/my.cnf:ro]"),
      unknown: config,
    },
    {
      title: "a directory that holds the configuration",
      code: service("true", "image: nginx:1.29", "volumes: [./etc:/etc]"),
      unknown: config,
    },
    {
      title: "an override",
      code: service("true", "image: postgres:18"),
      files: { "compose.override.yaml": "services:\n  app:\n    tmpfs: /run\n" },
    },
    {
      title: "an image with a configuration of its own",
      code: service("true", "build: .", "tmpfs: /run"),
      files: { Dockerfile: "FROM nginx:1.29\nCOPY conf /etc/nginx/conf.d/" },
      unknown: config,
    },
    {
      title: "files at a place that is not known",
      code: service("true", "build: ."),
      files: { Dockerfile: "FROM nginx:1.29\nCOPY conf $WHERE" },
      unknown: config,
    },
    {
      title: "an image that is changed",
      code: service("true", "build: ."),
      files: { Dockerfile: "FROM nginx:1.29\nRUN ./change" },
    },
    {
      title: "an image with volumes where the server writes",
      code: service("true", "build: ."),
      files: { Dockerfile: "FROM postgres:18\nVOLUME /data /var/run" },
    },
    {
      title: "a volume at a place that is not known",
      code: service("true", "build: ."),
      files: { Dockerfile: "FROM postgres:18\nARG WHERE\nVOLUME $WHERE" },
    },
    {
      title: "a volume, and a configuration of its own",
      code: service("true", "build: ."),
      files: { Dockerfile: "FROM nginx:1.29\nVOLUME /run\nCOPY conf /etc/nginx/" },
      unknown: config,
    },
    {
      title: "a volume of an image in Kubernetes",
      kind: "kubernetes",
      code: pod(["securityContext: {readOnlyRootFilesystem: true}"], [], "example.com/db:1"),
      files: {
        "compose.yaml": "services:\n  db: {image: example.com/db:1, build: .}\n",
        Dockerfile: "FROM postgres:18\nVOLUME /run",
      },
      unknown: "the image has a volume there",
    },
    {
      title: "an image with a command of its own",
      code: service("true", "build: ."),
      files: { Dockerfile: "FROM nginx:1.29\nCMD x" },
    },
  ],
  bad: [
    {
      code: service("«true»", "image: postgres:18", "volumes: [data:/var/lib/postgresql]"),
      says: "Service app does not start: postgres:18 writes to /run/postgresql, which is read-only: mount a tmpfs there",
    },
    {
      title: "sites of a server do not say where it writes its process ID",
      code: service("«true»", "image: nginx:1.29-alpine", "volumes: [./conf.d:/etc/nginx/conf.d:ro]"),
      says: "Service app does not start: nginx:1.29-alpine writes to /run, which is read-only: mount a tmpfs there",
    },
    {
      title: "an image with other files",
      code: service("«true»", "build: ."),
      files: {
        Dockerfile:
          "FROM node:24 AS site\nRUN npm run build\nFROM nginx:1.29\nCOPY --from=site /dist /usr/share/nginx/html",
      },
    },
    {
      title: "a volume elsewhere",
      code: service("«true»", "build: ."),
      files: { Dockerfile: "FROM postgres:18\nVOLUME /data" },
    },
    {
      kind: "kubernetes",
      title: "an image with a volume elsewhere",
      code: pod(["securityContext: {readOnlyRootFilesystem: «true»}"], [], "example.com/db:1"),
      files: {
        "compose.yaml": "services:\n  db: {image: example.com/db:1, build: .}\n",
        Dockerfile: "FROM postgres:18\nVOLUME /data",
      },
    },
    {
      kind: "kubernetes",
      code: pod(["securityContext: {readOnlyRootFilesystem: «true»}"], [], "nginxinc/nginx-unprivileged:1.29"),
      says: "Container app does not start: nginxinc/nginx-unprivileged:1.29 writes to /tmp, which is read-only: mount an emptyDir there",
    },
  ],
});
