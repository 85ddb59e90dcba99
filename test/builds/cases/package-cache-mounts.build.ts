import { buildCases } from "../judge.ts";

const base = "FROM debian:bookworm-slim";
const npm = ["FROM node:20", "WORKDIR /app", "COPY package*.json ./"];
const files = {
  "package.json": '{ "name": "a", "version": "1.0.0" }\n',
  "package-lock.json":
    '{ "name": "a", "version": "1.0.0", "lockfileVersion": 3, "packages": { "": { "name": "a", "version": "1.0.0" } } }\n',
};
const left = ["/var/lib/apt/", "/var/cache/apt/"];

buildCases("package-cache-mounts", [
  {
    name: "apt-get",
    dockerfile: [
      base,
      "RUN apt-get update && apt-get install -y tree && rm -rf /var/lib/apt/lists/*",
      'CMD ["tree", "/srv"]',
    ],
    fix: "unsafe",
    changes: left,
  },
  { name: "npm", dockerfile: [...npm, "RUN npm ci"], files, fix: "unsafe", changes: ["/root/.npm"] },
  {
    name: "lists that a later step needs",
    dockerfile: [base, "RUN apt-get update && apt-get install -y less", "RUN apt-get install -y tree"],
    fix: "unsafe",
    hostile: true,
    changes: left,
  },
]);

buildCases({ rules: ["package-cache-mounts", "npm-cache-clean"] }, [
  {
    name: "not a mount and the command that empties it",
    dockerfile: [...npm, "RUN npm ci"],
    files,
    fix: "unsafe",
    changes: ["/root/.npm"],
  },
]);

buildCases({ rules: ["package-cache-mounts", "apt-get-clean-lists"] }, [
  {
    name: "not a mount and the command that empties it",
    dockerfile: [base, "RUN apt-get update && apt-get install -y tree"],
    fix: "unsafe",
    changes: left,
  },
]);
