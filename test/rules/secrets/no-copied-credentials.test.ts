import rule from "../../../rules/secrets/no-copied-credentials.ts";
import { testRule } from "../../rule-tester.ts";

const compose = "services:\n  app:\n    build: .\n";

testRule(rule, {
  good: [
    {
      code: "FROM node:22\nCOPY .yarnrc ./",
      files: {
        "compose.yaml": "services:\n  a:\n    build: .\n",
        ".yarnrc": 'registry "https://registry.example.com"\n"//registry.example.com/:_authToken" "${NPM_TOKEN}"\n',
      },
    },
    "FROM alpine:3.20 AS b\nFROM alpine:3.20\nCOPY --from=b /root/.netrc /x",
    "FROM alpine:3.20\nCOPY <<.netrc /x\na\n.netrc",
    "FROM alpine:3.20\nCOPY package.json server.crt ./",
    { code: "FROM alpine:3.20\nCOPY .npmrc .", unknown: true },
    {
      code: "FROM node:22\nCOPY .npmrc .",
      files: {
        "compose.yaml": compose,
        ".npmrc": "registry=https://r.example.com\n//r.example.com/:_authToken=${NPM_TOKEN}\n",
      },
    },
    {
      code: "FROM node:22\nCOPY .env .",
      files: { "compose.yaml": compose, ".env": "PORT=80\nDB_PASSWORD=changeme\n" },
    },
    // Which files these are is not known.
    "FROM alpine:3.20\nCOPY */.netrc conf?/.env /app/",
    "FROM alpine:3.20\nADD https://example.com/id_rsa /root/",
    // No secrets, however they are written.
    {
      code: "FROM node:22\nCOPY .env.local /app/",
      files: {
        "compose.yaml": "services:\n  app:\n    build: .\n",
        ".env.local": "# DB_PASSWORD=x9!kQ2mm\nDB_PASSWORD=\"/run/secrets/db\" \nDB_TOKEN=\nexport DB_PASS='true'\n",
      },
    },
    // Assignments are looked for in files of variables only.
    {
      code: "FROM node:22\nCOPY terms.key /app/",
      files: { "compose.yaml": "services:\n  app:\n    build: .\n", "terms.key": "SECRET=ask the operators!\n" },
    },
  ],
  bad: [
    {
      title: "lines that end in CRLF, and Yarn 1",
      code: "FROM node:22\nCOPY «.env» «.yarnrc» ./",
      files: {
        "compose.yaml": "services:\n  a:\n    build: .\n",
        ".env": "PORT=80\r\nDB_PASSWORD=hunter2\r\n",
        ".yarnrc": '"//registry.example.com/:_authToken" "abcdefghijklmnop"\n',
      },
      message: "text",
    },
    {
      code: "FROM alpine:3.20 AS build\nCOPY a «keys/id_rsa» \\\n  «.aws/credentials» /root/\nFROM scratch",
      message: "file",
    },
    {
      code: 'FROM alpine:3.20\nADD ["«./id_ed25519»", "/k"]',
      message: "file",
      says: "id_ed25519 contains credentials, which stay in the layer: pass it with RUN --mount=type=secret",
    },
    {
      code: "FROM node:22\nCOPY «.npmrc» .",
      files: { "compose.yaml": compose, ".npmrc": "//r.example.com/:_authToken=abcdef\n" },
      message: "text",
    },
    {
      code: "FROM node:22\nCOPY «.env» .",
      files: { "compose.yaml": compose, ".env": "PORT=80\nDB_PASSWORD='x9!kQ2mm'\n" },
      message: "text",
      says: ".env contains a secret, which stays in the layer: pass it with RUN --mount=type=secret",
    },
    {
      code: "FROM node:22\nCOPY «.env.production» /app/",
      files: {
        "compose.yaml": "services:\n  app:\n    build: .\n",
        ".env.production": "A=1\nexport  DB_PASSWORD=x9!kQ2mm\n",
      },
      message: "text",
    },
    {
      code: "FROM node:22\nCOPY «service-account-a.json» /app/",
      files: {
        "compose.yaml": "services:\n  app:\n    build: .\n",
        "service-account-a.json": '{ "token": "ghp_Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1Qq0Pp9Oo8" }\n',
      },
      message: "text",
    },
    {
      code: "FROM node:22\nCOPY «server.pem» /app/",
      files: {
        "compose.yaml": "services:\n  app:\n    build: .\n",
        "server.pem": "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n",
      },
      message: "text",
    },
    {
      code: "FROM node:22\nCOPY «NuGet.Config» /app/",
      files: {
        "compose.yaml": "services:\n  app:\n    build: .\n",
        "NuGet.Config": '<add key="ClearTextPassword" value="x9!kQ2mm" />\n',
      },
      message: "text",
    },
  ],
});
