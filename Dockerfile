# syntax=docker/dockerfile:1

FROM --platform=$BUILDPLATFORM node:24.18.0-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY . .
RUN npm run build
RUN --mount=type=cache,target=/root/.npm npm prune --omit=dev --ignore-scripts

FROM gcr.io/distroless/nodejs24-debian12:nonroot@sha256:14d42e2511532589a7c7e01a753667a74fcc96266e137e8125006b87b0c32d0a
LABEL org.opencontainers.image.title="plimsoll" \
      org.opencontainers.image.description="Policy as code for Dockerfiles and the files around them" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /src/package.json /plimsoll/package.json
COPY --from=build /src/node_modules /plimsoll/node_modules
COPY --from=build /src/dist /plimsoll/dist
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/nodejs/bin/node", "/plimsoll/dist/cli.cjs"]
