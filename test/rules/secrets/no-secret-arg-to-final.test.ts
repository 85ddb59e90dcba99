import rule from "../../../rules/secrets/no-secret-arg-to-final.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nARG DB_PASSWORD\nENV DB_PASSWORD=changeme\nRUN echo $DB_PASSWORD > /p",
    "FROM node:22\nARG NODE_VERSION\nENV V=$NODE_VERSION",
    "FROM node:22\nARG NPM_TOKEN\nRUN npm ci",
    "FROM node:22\nARG NPM_TOKEN\nRUN echo '$NPM_TOKEN' > /a",
    "FROM node:22\nARG NPM_TOKEN\nRUN echo $NPM_TOKEN > .npmrc && npm ci && rm -f .npmrc",
    "FROM node:22\nARG NPM_TOKEN\nRUN --mount=type=tmpfs,target=/t echo $NPM_TOKEN > /t/x",
    "FROM node:22\nARG API_KEY=none\nENV API_KEY=$API_KEY",
    // Behind an ENV the argument is not seen.
    "FROM node:22\nARG API_KEY\nENV API_KEY=none\nLABEL key=$API_KEY",
    "FROM node:22\nARG NPM_TOKEN\nRUN echo $'$NPM_TOKEN' > /a",
    // Nothing that it is given to writes a file of a name that is known.
    'FROM node:22\nARG NPM_TOKEN\nRUN touch /started && curl -H "Authorization: $NPM_TOKEN" https://example.com/',
    "FROM node:22\nARG NPM_TOKEN\nRUN mkdir -p /cache /cache/$NPM_TOKEN",
    'FROM node:22\nARG NPM_TOKEN\nRUN rm -f /etc/token "/tmp/$NPM_TOKEN"',
    "FROM node:22\nARG NPM_TOKEN\nARG FILE\nRUN echo $NPM_TOKEN > $FILE",
  ],
  bad: [
    {
      code: "FROM node:22 AS a\nARG ‹DEPLOY_TOKEN›\nFROM a\nLABEL x=a-«${DEPLOY_TOKEN}»",
      message: "variable",
      says: "The secret build argument DEPLOY_TOKEN stays in the image as the label x",
      related: "The build argument",
      flow: true,
    },
    {
      code: 'FROM node:22\nARG ‹DEPLOY_TOKEN›\nRUN true \\\n && printf %s "«${DEPLOY_TOKEN}»" >> /etc/app.conf',
      message: "file",
      says: "The secret build argument DEPLOY_TOKEN stays in the image: printf writes it to a file",
      related: "The build argument",
      flow: true,
    },
    {
      code: "FROM node:22 AS a\nARG ‹DEPLOY_TOKEN›\nENV T=«$DEPLOY_TOKEN»\nFROM scratch",
      target: "a",
      message: "variable",
      says: "The secret build argument DEPLOY_TOKEN stays in the image as the variable T",
      related: "The build argument",
      flow: true,
    },
    {
      title: "an empty default",
      code: 'FROM node:22\nARG ‹NPM_TOKEN›=""\nENV TOKEN=«$NPM_TOKEN»',
      message: "variable",
      related: "The build argument",
      flow: true,
    },
    {
      title: "among other words",
      code: "FROM node:22\nARG ‹NPM_TOKEN›\nRUN echo $USER:«$NPM_TOKEN»:x > /etc/token",
      message: "file",
      says: "The secret build argument NPM_TOKEN stays in the image: echo writes it to a file",
      related: "The build argument",
      flow: true,
    },
    {
      title: "a program that a variable names",
      code: 'FROM node:22\nARG ‹NPM_TOKEN›\nARG TOOL\nRUN $TOOL --token "«$NPM_TOKEN»" > /etc/token',
      message: "file",
      says: "The secret build argument NPM_TOKEN stays in the image: a command writes it to a file",
      related: "The build argument",
      flow: true,
    },
    {
      title: "a word that goes on in the next line",
      code: 'FROM node:22\nARG ‹NPM_TOKEN›\nRUN echo «"token: \\\n  $NPM_TOKEN"» > /etc/token',
      message: "file",
      related: "The build argument",
      flow: true,
    },
    {
      title: "removed before, or something else is removed",
      code: "FROM node:22\nARG ‹NPM_TOKEN›\nRUN rm -f /root/.npmrc && echo «$NPM_TOKEN» > /root/.npmrc && npm ci && rm -rf /tmp/cache",
      message: "file",
      related: "The build argument",
      flow: true,
    },
  ],
});
