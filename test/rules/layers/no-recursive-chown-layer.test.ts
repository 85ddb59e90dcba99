import rule from "../../../rules/layers/no-recursive-chown-layer.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM node:22\nCOPY --chown=node:node . /app",
    { title: "of the base image", code: "FROM node:22\nRUN chown -R node /usr/local/lib" },
    { title: "an empty directory", code: "FROM node:22\nRUN mkdir -p /data\nRUN chown -R node /data" },
    { title: "a few scripts", code: "FROM node:22\nCOPY *.sh /opt/app/\nRUN chmod -R 755 /opt/app" },
    { title: "one small file", code: "FROM node:22\nCOPY a.conf /etc/a/a.conf\nRUN chown -R node /etc/a" },
    { title: "not recursive", code: "FROM node:22\nCOPY . /app\nRUN chown node /app" },
    { title: "a builder", code: "FROM node:22 AS b\nCOPY . /app\nRUN chown -R node /app\nFROM scratch" },
    { title: "another place", code: "FROM node:22\nCOPY . /app\nRUN chown -R node /data" },
    { title: "below, perhaps there, perhaps not", code: "FROM node:22\nCOPY . /app\nRUN chown -R node /app/data" },
    { title: "a mount", code: "FROM node:22\nCOPY . /app\nRUN --mount=type=cache,target=/app chown -R node /app" },
    {
      title: "what this layer has removed before",
      code: "FROM node:22\nCOPY a.zip /srv/a.zip\nCOPY b /srv/b\nRUN unzip /srv/a.zip -d /c && rm -r /srv/a.zip /srv/b && chown -R node /srv",
    },
    {
      title: "what this layer may have removed before",
      code: 'FROM node:22\nCOPY b /srv/b\nRUN if [ -n "$CI" ]; then rm -rf /srv/b; fi; chown -R node /srv',
    },
    { title: "something else is stored", code: "FROM node:22\nCOPY . /app\nRUN cp -r /srv /app" },
    { title: "perhaps", code: 'FROM node:22\nCOPY . /app\nRUN if [ -n "$CI" ]; then chown -R node /app; fi' },
    {
      title: "one downloaded file",
      code: "FROM node:22\nRUN wget -O /etc/app/settings.json https://example.com/settings.json\nRUN chown -R node /etc/app",
    },
    { title: "where it lies is not known", code: "FROM registry.example.com/app:1\nCOPY . app\nRUN chown -R node app" },
  ],
  bad: [
    {
      title: "what is left of it",
      code: "FROM node:22\nCOPY a.zip b.zip ‹/srv/›\nRUN rm /srv/a.zip && chown -R node «/srv» && rm /srv/b.zip",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      title: "once for a layer",
      code: "FROM node:22\nCOPY . ‹/app›\nRUN chown -R node «/app» && chmod -R a+rX /app",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      title: "the parent stage's",
      code: "FROM node:22 AS base\nCOPY . ‹/app›\nFROM base\nRUN npm ci && chown -R node:node «/app»",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      title: "a directory above",
      code: "FROM node:22\nCOPY src/ ‹/app/src›\nRUN chown -R node:node «/app»",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      title: "by the working directory",
      code: "FROM node:22\r\nWORKDIR /app\r\nCOPY a b ‹./›\r\n\r\nRUN chown -R 1000:1000 «.»\r\nUSER 1000",
      related: "COPY fills it here",
      fixedUnsafe: "FROM node:22\r\nWORKDIR /app\r\nCOPY --chown=1000:1000 a b ./\r\nUSER 1000",
    },
    {
      title: "a user without group",
      code: "FROM node:22\nCOPY . ‹/app›\nRUN chown -R node «/app»",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      title: "a comment would be lost",
      code: "FROM node:22\nCOPY . ‹/app›\n# why\nRUN chown -R node:node «/app»",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      code: "FROM node:22\nCOPY . ‹/app›\nRUN chmod -R 755 «/app»",
      says: "chmod -R stores again what COPY has put into /app",
      related: "COPY fills it here",
      fixedUnsafe: "FROM node:22\nCOPY --chmod=755 . /app",
    },
    { code: "FROM node:22\nCOPY . ‹/app›\nRUN chmod -R a+rX «/app»", related: "COPY fills it here", fixed: null },
    {
      code: "FROM node:22\nRUN git clone https://example.com/a.git ‹/a›\nRUN chgrp -R 0 «/a»",
      related: "RUN fills it here",
      fixed: null,
    },
    {
      title: "instructions in lower case",
      code: "FROM node:22\ncopy src/ ‹/app/src›\nRUN chown -R node:node «/app»",
      says: "chown -R stores again what COPY has put into /app/src",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      title: "filled by a command",
      code: "FROM node:22\nrun git clone https://example.com/a.git ‹/a›\nRUN chown -R node «/a»",
      says: "chown -R stores again what an earlier RUN has put into /a",
      related: "RUN fills it here",
      fixed: null,
    },
    {
      title: "another COPY is the last",
      code: "FROM node:22\nCOPY . ‹/app›\nCOPY conf /etc/app\nRUN chown -R node:node «/app»",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      title: "more than what was copied",
      code: "FROM node:22\nCOPY . ‹/app›\nRUN chown -R node:node «/app» /data",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      title: "COPY has another owner already",
      code: "FROM node:22\nCOPY --chown=1:1 . ‹/app›\nRUN chown -R node:node «/app»",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      title: "and a number is no mode",
      code: "FROM node:22\nCOPY --chown=1:1 . ‹/app›\nRUN chown -R 1000 «/app»",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      title: "COPY has another mode already",
      code: "FROM node:22\nCOPY --chmod=700 . ‹/app›\nRUN chmod -R 755 «/app»",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      code: "FROM node:22\nCOPY . ‹/app›\nRUN chown -R my.user:node «/app»",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      code: "FROM node:22\nCOPY . ‹/app›\nRUN chown -R node:web.users «/app»",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      title: "a mode of five digits",
      code: "FROM node:22\nCOPY . ‹/app›\nRUN chmod -R 00755 «/app»",
      related: "COPY fills it here",
      fixed: null,
    },
    {
      title: "an empty layer knows no names",
      code: "FROM node:22\nCOPY --link . ‹/app›\nRUN chown -R node:node «/app»",
      related: "COPY fills it here",
    },
    {
      title: "an empty layer takes numbers",
      code: "FROM node:22\nCOPY --link . ‹/app›\nRUN chown -R 1000:1000 «/app»",
      related: "COPY fills it here",
      fixedUnsafe: "FROM node:22\nCOPY --chown=1000:1000 --link . /app",
    },
  ],
});
