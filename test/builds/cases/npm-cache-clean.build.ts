import { script } from "../context.ts";
import { buildCases } from "../judge.ts";

const base = ["FROM node:20", "WORKDIR /app", "COPY package*.json ./"];
const files = {
  "package.json": '{ "name": "a", "version": "1.0.0" }\n',
  "package-lock.json":
    '{ "name": "a", "version": "1.0.0", "lockfileVersion": 3, "packages": { "": { "name": "a", "version": "1.0.0" } } }\n',
};
// Its logs and its cache.
const changes = ["/root/.npm"];

buildCases("npm-cache-clean", [
  { name: "ci", dockerfile: [...base, "RUN npm ci"], files, changes },
  { name: "install", dockerfile: [...base, "RUN npm install --omit=dev --offline"], files, changes },
  {
    name: "npm is gone at the end",
    dockerfile: [...base, "RUN npm ci && rm -rf /usr/local/lib/node_modules/npm /usr/local/bin/npm"],
    files,
    hostile: true,
  },
  {
    name: "the directory is gone at the end",
    dockerfile: [...base, "RUN npm ci && cp package.json / && rm -rf /app"],
    files,
    hostile: true,
  },
  {
    name: "npm is on the path of an inner shell only",
    dockerfile: [
      ...base,
      "RUN mkdir /own && ln -s /usr/local/lib/node_modules/npm/bin/npm-cli.js /own/npm && rm /usr/local/bin/npm",
      "RUN (export PATH=/own:$PATH; npm ci)",
    ],
    files,
    hostile: true,
  },
  {
    name: "a login shell",
    dockerfile: [
      ...base,
      "RUN mkdir -p /own && ln -s /usr/local/lib/node_modules/npm/bin/npm-cli.js /own/npm && rm /usr/local/bin/npm && echo 'PATH=/own:$PATH' > /root/.bash_profile",
      'RUN bash -lc "npm ci"',
    ],
    files,
    hostile: true,
  },
  {
    name: "another user",
    dockerfile: [...base, "RUN chown -R node /app", 'RUN su node -c "npm ci"'],
    files,
    hostile: true,
    changes: ["/home/node/.npm"],
  },
  {
    name: "a script of that name",
    dockerfile: ["FROM busybox:1.35", "COPY npm /usr/bin/npm", "RUN npm ci"],
    files: { npm: script("#!/bin/sh", '[ "$1" = ci ]') },
    hostile: true,
  },
]);
