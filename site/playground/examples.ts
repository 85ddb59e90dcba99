import type { Shared } from "./share.ts";

interface Example {
  readonly name: string;
  readonly files: Shared["files"];
}

/** What there is to try, each about something that text alone does not tell. */
export const examples: readonly Example[] = [
  {
    name: "A Node service",
    files: [
      {
        path: "Dockerfile",
        text: `ARG BASE=node
FROM $BASE
WORKDIR /app
COPY . .
RUN apt-get update
RUN apt-get install curl
RUN cd /app && sudo npm install
EXPOSE 3000
CMD npm start
`,
      },
      { path: ".dockerignore", text: "node_modules\n.git\n!.env\n" },
    ],
  },
  {
    name: "From one stage to scratch (Go)",
    files: [
      {
        path: "Dockerfile",
        text: `FROM golang:1.25 AS build
WORKDIR /src
COPY . .
RUN go build -o /out/server ./cmd/server

FROM scratch
COPY --from=build /out/server /server
ENTRYPOINT /server
`,
      },
    ],
  },
  {
    name: "Stages, and one that nobody needs",
    files: [
      {
        path: "Dockerfile",
        text: `# syntax=docker/dockerfile:1
FROM python:3.13-slim AS base
ENV PIP_NO_CACHE_DIR=1

FROM base AS wheels
COPY requirements.txt .
RUN pip wheel --wheel-dir /wheels -r requirements.txt

FROM base AS lint
RUN pip install ruff

FROM base
COPY --from=wheels /wheels /wheels
RUN --mount=type=cache,target=/root/.cache pip install /wheels/*.whl
COPY --from=weels /wheels/LICENSE /LICENSE
USER 65532
CMD ["python", "-m", "app"]
`,
      },
    ],
  },
  {
    name: "Compose decides what is built",
    files: [
      {
        path: "compose.yaml",
        text: `services:
  web:
    build:
      context: .
      target: web
      args:
        BASE: debian:12-slim
    ports: ["80:8080"]
  job:
    build:
      context: .
      dockerfile_inline: |
        FROM alpine
        RUN apk add curl
`,
      },
      {
        path: "Dockerfile",
        text: `ARG BASE
FROM $BASE AS web
ARG TOKEN
RUN apt-get update && apt-get install -y --no-install-recommends nginx
RUN curl -sSf -H "Authorization: $TOKEN" https://example.com/site.tgz | tar xz -C /srv
CMD ["nginx", "-g", "daemon off;"]
`,
      },
    ],
  },
  { name: "Nothing yet", files: [{ path: "Dockerfile", text: "FROM " }] },
];
